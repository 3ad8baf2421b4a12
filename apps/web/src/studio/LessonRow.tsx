import { useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import type { Lesson } from '../api/catalog';
import { newestOf, video } from '../api/versions';
import { bytes, clock } from '../app/format';
import { Failure } from '../app/Failure';
import { LessonPanels } from './LessonPanels';
import { PublicationProgress } from './PublicationProgress';
import { upload, type Upload } from './upload';

/** One lesson in the studio: its state, an upload into it, and the publication of what was uploaded. */
export function LessonRow({ lesson, onChanged }: { lesson: Lesson; onChanged: () => void }) {
  const [sent, setSent] = useState<{ done: number; total: number }>();
  const [videoId, setVideoId] = useState(lesson.video && ['processing', 'failed'].includes(lesson.video.state) ? lesson.video.videoId : undefined);
  const [after, setAfter] = useState<number>();
  const [error, setError] = useState<unknown>();
  const running = useRef<Upload>(undefined);

  const choose = (file: File | undefined) => {
    if (!file) return;
    setError(undefined);
    setVideoId(undefined);
    setSent({ done: 0, total: file.size });
    // What is published now says nothing of the version that this becomes.
    if (lesson.video) video(lesson.video.videoId).then((known) => setAfter(newestOf(known.versions)), setError);
    running.current = upload(file, lesson.lessonId, {
      onBytes: (done, total) => setSent({ done, total }),
      onDone: (id) => {
        setSent(undefined);
        setVideoId(id);
      },
      onError: (failure) => {
        setSent(undefined);
        setError(failure);
      },
    });
  };
  const state = lesson.video?.state;
  return (
    <li>
      <div className="row">
        <strong className="grow">{lesson.title}</strong>
        {state === 'published' && (
          <Link to={`/lessons/${lesson.lessonId}`}>
            Watch{lesson.video?.durationSeconds !== undefined && ` (${clock(lesson.video.durationSeconds)})`}
          </Link>
        )}
        {sent ? (
          <button className="quiet" onClick={() => running.current?.cancel().then(() => setSent(undefined), setError)}>
            Cancel
          </button>
        ) : (
          <label className="button">
            {state === 'published' ? 'Replace video' : 'Upload video'}
            <input type="file" accept="video/*,audio/*,.mkv,.ts,.mts" className="hidden" onChange={(event) => choose(event.target.files?.[0])} />
          </label>
        )}
      </div>
      {sent && (
        <p className="progress">
          <progress max={sent.total || 1} value={sent.done} aria-label={`Upload of ${lesson.title}`} />
          <span>
            Uploading: {bytes(sent.done)} of {bytes(sent.total)}
          </span>
        </p>
      )}
      {videoId && !sent && <PublicationProgress videoId={videoId} title={lesson.title} after={after} onEnd={onChanged} />}
      {state === 'failed' && !videoId && !sent && <p className="failure">{lesson.video?.sentence ?? 'The last upload could not be published.'}</p>}
      {lesson.video && !sent && (
        <LessonPanels
          key={state}
          lesson={lesson}
          video={lesson.video}
          title={lesson.title}
          onChanged={onChanged}
          onRepublished={(newest) => {
            setAfter(newest);
            setVideoId(lesson.video!.videoId);
          }}
        />
      )}
      <Failure error={error} />
    </li>
  );
}
