import { Link } from 'react-router-dom';
import { lessons, type Lesson } from '../api/catalog';
import { Failure } from '../app/Failure';
import { clock } from '../app/format';
import { Picture } from '../app/Picture';
import { usePerson } from '../app/person';
import { useLoad } from '../app/useLoad';

/** Everything that this person can watch, course by course. */
export function LessonsPage() {
  const person = usePerson();
  const { value, error, reload } = useLoad(lessons, [person.id]);
  const watchable = value?.filter((lesson) => lesson.video?.playable);
  return (
    <>
      <h1>Lessons</h1>
      <Failure error={error} retry={reload} />
      {!value && !error && <p aria-live="polite">Loading…</p>}
      {watchable?.length === 0 && (
        <p className="empty">
          {person.canTeach ? (
            <>
              Nothing is published yet. <Link to="/studio">Upload the first lecture.</Link>
            </>
          ) : (
            'Nothing to watch yet. Your lessons appear here as soon as an instructor publishes them.'
          )}
        </p>
      )}
      {[...byCourse(watchable ?? []).values()].map((group) => (
        <CourseLessons key={group[0]!.courseId} lessons={group} />
      ))}
    </>
  );
}

function CourseLessons({ lessons }: { lessons: Lesson[] }) {
  return (
    <section>
      <h2>{lessons[0]!.courseTitle}</h2>
      <ol className="cards">
        {lessons.map((lesson) => (
          <li key={lesson.lessonId}>
            <Link to={`/lessons/${lesson.lessonId}`} className="card">
              {lesson.video?.poster ? <Picture address={lesson.video.poster} alt="" /> : <span className="play" aria-hidden="true" />}
              <span className="title">{lesson.title}</span>
              {lesson.video?.durationSeconds !== undefined && <span className="soft">{clock(lesson.video.durationSeconds)}</span>}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}

function byCourse(lessons: Lesson[]): Map<string, Lesson[]> {
  const groups = new Map<string, Lesson[]>();
  for (const lesson of lessons) groups.set(lesson.courseId, [...(groups.get(lesson.courseId) ?? []), lesson]);
  return groups;
}
