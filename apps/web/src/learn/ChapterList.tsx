import type { RefObject } from 'react';
import type { Chapter } from '../api/chapters';
import { clock } from '../app/format';

/** The chapters below the player; a click goes there. */
export function ChapterList({ chapters, video }: { chapters: Chapter[]; video: RefObject<HTMLVideoElement | null> }) {
  if (chapters.length === 0) return null;
  return (
    <nav aria-label="Chapters">
      <ol className="chapters">
        {chapters.map((chapter) => (
          <li key={chapter.start}>
            <button
              className="quiet"
              onClick={() => {
                if (video.current) video.current.currentTime = chapter.start;
              }}
            >
              <span className="soft">{clock(chapter.start)}</span> {chapter.title}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
