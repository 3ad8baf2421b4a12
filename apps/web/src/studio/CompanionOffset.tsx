import { useState, type FormEvent } from 'react';
import type { Companion } from '../api/companion';
import { measuredWords, readOffset } from './offsetWords';

/** When the second recording begins: measured from the sound of both, or as the owner says. */
export function CompanionOffset({ companion, onSave }: { companion: Companion; onSave: (offsetSeconds: number | undefined) => Promise<void> }) {
  const [text, setText] = useState(String(companion.offsetSeconds));
  const value = readOffset(text);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (value !== undefined) void onSave(value);
  };
  return (
    <form onSubmit={save}>
      <div className="row">
        <label>
          Seconds that it was started before the first recording (negative: after it)
          <input inputMode="decimal" value={text} onChange={(event) => setText(event.target.value)} aria-invalid={value === undefined} />
        </label>
        <button className="quiet" disabled={value === undefined}>
          Save
        </button>
        {companion.offset === 'owner' && (
          <button type="button" className="quiet" onClick={() => void onSave(undefined)}>
            {companion.measuredOffset === undefined ? 'Forget it' : 'Take the measured value'}
          </button>
        )}
      </div>
      <p className="soft">{measuredWords(companion)}</p>
    </form>
  );
}
