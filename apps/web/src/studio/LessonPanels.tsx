import { useState, type ReactNode } from 'react';
import type { Lesson, LessonVideo } from '../api/catalog';
import { CaptionsPanel } from './CaptionsPanel';
import { CompanionPanel, companionStates } from './CompanionPanel';
import { ChapterEditor } from './ChapterEditor';
import { EnrichmentPanel } from './EnrichmentPanel';
import { LadderReport } from './LadderReport';
import { PosterChoice } from './PosterChoice';
import { VersionList } from './VersionList';

/** What an instructor can look at and change around the video of a lesson. */
export function LessonPanels(props: { lesson: Lesson; video: LessonVideo; title: string; onRepublished: (after: number) => void; onChanged: () => void }) {
  const { video, title } = props;
  const published = video.state === 'published';
  return (
    <>
      {published && (
        <Panel summary="Picture and chapters">
          {() => (
            <>
              <PosterChoice videoId={video.videoId} title={title} />
              <ChapterEditor videoId={video.videoId} title={title} />
            </>
          )}
        </Panel>
      )}
      <Panel summary="Renditions and cost">{() => <LadderReport videoId={video.videoId} title={title} />}</Panel>
      {published && <Panel summary="Captions">{() => <CaptionsPanel videoId={video.videoId} title={title} />}</Panel>}
      {published && <Panel summary="Extras: what was made of the video">{() => <EnrichmentPanel videoId={video.videoId} title={title} />}</Panel>}
      <Panel summary={`Second picture${props.lesson.companion ? `: ${companionStates[props.lesson.companion.state].toLowerCase()}` : ''}`}>{() => <CompanionPanel lesson={props.lesson} onChanged={props.onChanged} />}</Panel>
      <Panel summary="Versions">{() => <VersionList {...props} videoId={video.videoId} />}</Panel>
    </>
  );
}

/** Nothing of it is fetched until somebody opens it: a course has many lessons. */
function Panel({ summary, children }: { summary: string; children: () => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="extras" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {open && children()}
    </details>
  );
}
