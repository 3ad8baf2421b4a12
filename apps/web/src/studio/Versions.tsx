import { useState } from 'react';
import { VersionList } from './VersionList';

/** The versions of a lesson's video, asked for when somebody wants to see them. */
export function Versions(props: { videoId: string; title: string; onRepublished: (after: number) => void; onChanged: () => void }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Versions</summary>
      {open && <VersionList {...props} />}
    </details>
  );
}
