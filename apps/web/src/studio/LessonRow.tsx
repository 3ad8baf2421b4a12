import { useRef, useState, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { Lesson } from '../api/catalog';
import { bytes, clock } from '../app/format';
import { Failure } from '../app/Failure';
import { CaptionsPanel } from './CaptionsPanel';
import { ChapterEditor } from './ChapterEditor';
import { PosterChoice } from './PosterChoice';
import { LadderReport } from './LadderReport';
import { PublicationProgress } from './PublicationProgress';
import { upload, type Upload } from './upload';

/** One lesson in the studio: its state, an upload into it, and the publication of what was uploaded. */
export function LessonRow({ lesson, onChanged }: { lesson: Lesson; onChanged: () => void }) {
  const [sent, setSent] = useState<{ done: number; total: number }>();
  const [videoId, setVideoId] = useState(lesson.video?.state === 'processing' ? lesson.video.videoId : undefined);
  const [error, setError] = useState<unknown>();
  const running = useRef<Upload>(undefined);

  const choose = (file: File | undefined) => {
    if (!file) return;
    setError(undefined);
    setVideoId(undefined);
    setSent({ done: 0, total: file.size });
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
  const video = lesson.video;
  const state = video?.state;
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
      {videoId && !sent && <PublicationProgress videoId={videoId} title={lesson.title} onEnd={onChanged} />}
      {state === 'published' && video && (
        <Panel summary="Picture and chapters">
          {() => (
            <>
              <PosterChoice videoId={video.videoId} title={lesson.title} />
              <ChapterEditor videoId={video.videoId} title={lesson.title} />
            </>
          )}
        </Panel>
      )}
      {video && !sent && <Panel summary="Renditions and cost">{() => <LadderReport videoId={video.videoId} title={lesson.title} />}</Panel>}
      {state === 'failed' && !videoId && !sent && <p className="failure">{lesson.video?.sentence ?? 'The last upload could not be published.'}</p>}
      {state === 'published' && video && <Panel summary="Captions">{() => <CaptionsPanel videoId={video.videoId} title={lesson.title} />}</Panel>}
      <Failure error={error} />
    </li>
  );
}

/** Nothing of it is fetched until somebody opens it: a course has many lessons. */
function Panel({ summary, children }: { summary: string; children: () => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="extras" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {open && children()}
    </details>
  );
}
