import { useState } from 'react';
import { retry, type VideoProgress } from '../api/progress';
import { Failure } from '../app/Failure';
import { stageWords } from './stageWords';

/** Where a version failed, why, and what can be done. */
export function FailedVersion({ progress, onRetried }: { progress: VideoProgress; onRetried: () => void }) {
  const [error, setError] = useState<unknown>();
  const [waiting, setWaiting] = useState(false);
  const { failure } = progress;
  const where = failure?.step ?? stageWords[failure?.stage ?? ''];
  const again = async () => {
    setWaiting(true);
    try {
      await retry(progress.videoId);
      onRetried();
    } catch (problem) {
      setError(problem);
      setWaiting(false);
    }
  };
  return (
    <>
      <p className="failure" role="alert">
        {progress.sentence}
        {where && ` (Failed at: ${where}${failure?.attempts ? `, after ${failure.attempts} ${failure.attempts === 1 ? 'attempt' : 'attempts'}` : ''}.)`}
      </p>
      {failure?.keptUntil && (
        <p className="row">
          <button onClick={again} disabled={waiting}>
            Retry
          </button>
          <span className="soft">Possible until {new Date(failure.keptUntil).toLocaleDateString()}.</span>
        </p>
      )}
      <Failure error={error} />
    </>
  );
}
