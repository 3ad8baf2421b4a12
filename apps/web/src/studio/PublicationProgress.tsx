import { useEffect, useState } from 'react';
import { follow, type VideoProgress } from '../api/progress';
import { Failure } from '../app/Failure';
import { timeLeft } from '../app/format';
import { FailedVersion } from './FailedVersion';
import { StageList } from './StageList';
import { stageWords } from './stageWords';

/** Live progress of a video from upload to publication. */
export function PublicationProgress({ videoId, title, after, onEnd }: { videoId: string; title: string; after?: number; onEnd: () => void }) {
  const [progress, setProgress] = useState<VideoProgress>();
  const [error, setError] = useState<unknown>();
  const [run, setRun] = useState(1);
  useEffect(() => {
    const stop = new AbortController();
    (async () => {
      for await (const step of follow(videoId, stop.signal, after)) setProgress(step);
      onEnd();
    })().catch((failure) => stop.signal.aborted || setError(failure));
    return () => stop.abort();
    // A new `onEnd` is the same wish: only another video, or a retry, starts over.
  }, [videoId, after, run]);

  const retried = () => {
    setProgress(undefined);
    setRun(run + 1);
  };
  if (progress?.state === 'failed') return <FailedVersion progress={progress} onRetried={retried} />;
  if (progress?.state === 'published') return <p className="success" role="status">Published.</p>;
  return (
    <>
      <p className="progress">
        <progress max={100} value={progress?.percent ?? 0} aria-label={`Publication of ${title}`} />
        <span>
          {progress?.step ?? stageWords[progress?.stage ?? ''] ?? 'Waiting'} {Math.floor(progress?.percent ?? 0)} % {timeLeft(progress?.secondsLeft)}
          {(progress?.attempt ?? 1) > 1 && ` (attempt ${progress?.attempt})`}
        </span>
      </p>
      {progress?.stage && <StageList progress={progress} />}
      {progress?.stall && <p className="failure" role="status">{progress.stall.sentence}</p>}
      <Failure error={error} />
    </>
  );
}
