import { useEffect, useState } from 'react';
import { follow, type VideoProgress } from '../api/progress';
import { Failure } from '../app/Failure';
import { timeLeft } from '../app/format';

const words: Record<string, string> = {
  inspect: 'Inspecting',
  encode: 'Encoding',
  package: 'Packaging',
  verify: 'Checking',
  publish: 'Publishing',
};

/** Live progress of a video from upload to publication. */
export function PublicationProgress({ videoId, title, onEnd }: { videoId: string; title: string; onEnd: () => void }) {
  const [progress, setProgress] = useState<VideoProgress>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    const stop = new AbortController();
    (async () => {
      for await (const step of follow(videoId, stop.signal)) setProgress(step);
      onEnd();
    })().catch((failure) => stop.signal.aborted || setError(failure));
    return () => stop.abort();
    // A new `onEnd` is the same wish: only another video starts over.
  }, [videoId]);

  if (progress?.state === 'failed') return <p className="failure" role="alert">{progress.sentence}</p>;
  if (progress?.state === 'published') return <p className="success" role="status">Published.</p>;
  return (
    <>
      <p className="progress">
        <progress max={100} value={progress?.percent ?? 0} aria-label={`Publication of ${title}`} />
        <span>
          {words[progress?.stage ?? ''] ?? 'Waiting'} {Math.floor(progress?.percent ?? 0)} % {timeLeft(progress?.secondsLeft)}
        </span>
      </p>
      <Failure error={error} />
    </>
  );
}
