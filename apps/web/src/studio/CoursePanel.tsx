import { useState, type FormEvent } from 'react';
import { course, createLesson } from '../api/catalog';
import { Failure } from '../app/Failure';
import { useLoad } from '../app/useLoad';
import { CourseCodecs } from './CourseCodecs';
import { LessonRow } from './LessonRow';
import { SourceRetention } from './SourceRetention';

export function CoursePanel({ courseId, title }: { courseId: string; title: string }) {
  const { value, error, reload } = useLoad((stop) => course(courseId, stop), [courseId]);
  const [failure, setFailure] = useState<unknown>();
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    try {
      await createLesson(courseId, String(new FormData(form).get('title')));
      setFailure(undefined);
      form.reset();
      reload();
    } catch (problem) {
      setFailure(problem);
    }
  };
  return (
    <section className="panel">
      <h2>{title}</h2>
      <Failure error={error} retry={reload} />
      {value?.lessons?.length ? (
        <ul className="rows">
          {value.lessons.map((lesson) => (
            <LessonRow key={lesson.lessonId} lesson={lesson} onChanged={reload} />
          ))}
        </ul>
      ) : (
        value && <p className="soft">No lessons yet.</p>
      )}
      {value && <SourceRetention courseId={courseId} days={value.keepSourceDays} onChanged={reload} />}
      {value?.codecs && <CourseCodecs courseId={courseId} codecs={value.codecs} onChanged={reload} />}
      <form onSubmit={add} className="row">
        <label>
          New lesson
          <input name="title" required maxLength={200} placeholder="Title" />
        </label>
        <button>Add lesson</button>
      </form>
      <Failure error={failure} />
    </section>
  );
}
