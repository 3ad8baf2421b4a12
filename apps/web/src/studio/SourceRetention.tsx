import { useState } from 'react';
import { keepSources } from '../api/versions';
import { Failure } from '../app/Failure';

const choices = [30, 90, 365];

/** How long a course keeps the files that were uploaded for it. */
export function SourceRetention({ courseId, days, onChanged }: { courseId: string; days: number | undefined; onChanged: () => void }) {
  const [error, setError] = useState<unknown>();
  const choose = async (value: string) => {
    try {
      await keepSources(courseId, value ? Number(value) : undefined);
      setError(undefined);
      onChanged();
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <>
      <label>
        Keep uploaded files
        <select value={days ?? ''} onChange={(event) => choose(event.target.value)}>
          <option value="">for ever</option>
          {[...new Set([...choices, ...(days ? [days] : [])])].sort((a, b) => a - b).map((each) => (
            <option key={each} value={each}>
              {each} days
            </option>
          ))}
        </select>
      </label>
      <Failure error={error} />
    </>
  );
}
