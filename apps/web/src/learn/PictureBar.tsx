import { useEffect, useRef } from 'react';
import { layouts, layoutWords, swapped, type CompanionRole, type Layout } from './layoutChoice';

/** Says how the two pictures share the player; inside it, so that it is there in full screen as well. */
export function PictureBar({ layout, role, onChange }: { layout: Layout; role: CompanionRole; onChange: (layout: Layout) => void }) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Keys that choose a layout must not pause or seek as well.
    const keep = (event: Event) => event.stopPropagation();
    const element = bar.current!;
    element.addEventListener('keydown', keep);
    return () => element.removeEventListener('keydown', keep);
  }, []);
  return (
    <div ref={bar} className="pictures" role="group" aria-label="Pictures">
      <select aria-label="Layout" value={layout} onChange={(event) => onChange(event.target.value as Layout)}>
        {layouts.map((each) => (
          <option key={each} value={each}>
            {layoutWords(each, role)}
          </option>
        ))}
      </select>
      <button type="button" onClick={() => onChange(swapped(layout))}>
        Swap
      </button>
    </div>
  );
}
