import type { VideoProgress } from '../api/progress';
import { stageWords } from './stageWords';

/** Every stage of a publication with how far it is. */
export function StageList({ progress }: { progress: VideoProgress }) {
  return (
    <ol className="stages" aria-label="Stages">
      {progress.stages.map((stage) => (
        <li key={stage.name} aria-current={stage.name === progress.stage ? 'step' : undefined}>
          {stageWords[stage.name] ?? stage.name} {Math.floor(stage.percent)} %
        </li>
      ))}
    </ol>
  );
}
