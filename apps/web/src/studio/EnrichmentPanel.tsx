import { useEffect, useState } from 'react';
import { enrichment, retryEnrichment } from '../api/enrichment';
import { Failure } from '../app/Failure';
import { useLoad } from '../app/useLoad';
import { canTryAgain, linesOf, standing } from './enrichmentWords';

/** What was made of the version that people watch: captions, chapters, pictures; why something is not there, and another try at it. */
export function EnrichmentPanel({ videoId, title }: { videoId: string; title: string }) {
  const { value, error, reload } = useLoad((stop) => enrichment(videoId, stop), [videoId]);
  const [failure, setFailure] = useState<unknown>();
  const [waiting, setWaiting] = useState(false);

  // Nobody tells the page when it has begun or ended; it asks only while somebody has the panel open.
  const pending = value !== undefined && (value.running || value.endedAt === undefined);
  useEffect(() => {
    if (!pending) return;
    const timer = setInterval(reload, 5000);
    return () => clearInterval(timer);
  }, [pending, reload]);

  const again = async () => {
    setWaiting(true);
    try {
      await retryEnrichment(videoId);
      setFailure(undefined);
    } catch (problem) {
      setFailure(problem);
    } finally {
      setWaiting(false);
      reload();
    }
  };
  if (!value) return <Failure error={error} retry={reload} />;
  return (
    <section aria-label={`Extras of ${title}`}>
      <p className="soft" role="status">
        {standing(value)}
      </p>
      <ul className="versions">
        {linesOf(value.parts).map(({ part, name, state, sentence }) => (
          <li key={part}>
            {name}: <span className={state === 'failed' ? 'failure' : state === 'there' ? 'success' : 'soft'}>{state}</span>
            {sentence && `. ${sentence}`}
          </li>
        ))}
      </ul>
      {canTryAgain(value) && (
        <button className="quiet" disabled={waiting} onClick={() => void again()}>
          Try again
        </button>
      )}
      <Failure error={failure ?? error} />
    </section>
  );
}
