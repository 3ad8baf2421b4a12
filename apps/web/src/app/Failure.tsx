import { sentenceFor } from '../api/problems';

/** A failure as a sentence that says what to do, read out by screen readers. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  if (!error) return null;
  return (
    <div role="alert" className="failure">
      <p>{sentenceFor(error)}</p>
      {retry && <button onClick={retry}>Try again</button>}
    </div>
  );
}
