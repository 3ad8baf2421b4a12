import { useState } from 'react';
import { chapters, forgetChapters, writeChapters, type Chapter, type Chapters } from '../api/chapters';
import { clock } from '../app/format';
import { Failure } from '../app/Failure';
import { useLoad } from '../app/useLoad';
import { chapterLines, readChapters } from './chapterLines';

/** Chapters as lines of time and title: easy to write, to paste and to read. */
export function ChapterEditor({ videoId, title }: { videoId: string; title: string }) {
  const { value, error, reload } = useLoad((stop) => chapters(videoId, stop), [videoId]);
  const [text, setText] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [saved, setSaved] = useState(false);
  const run = (change: () => Promise<Chapters>) =>
    change().then(
      () => {
        setFailure(undefined);
        setText(undefined);
        setSaved(true);
        reload();
      },
      (problem) => {
        setSaved(false);
        setFailure(problem);
      },
    );
  const save = () => {
    const list = readChapters(text ?? '');
    if (typeof list === 'string') setFailure(new Error(list));
    else void run(() => writeChapters(videoId, list));
  };
  const take = (list: Chapter[]) => {
    setSaved(false);
    setText(chapterLines(list));
  };
  if (!value) return <Failure error={error} retry={reload} />;
  const proposed = value.proposed ?? [];
  return (
    <div className="chapter-editor">
      <label>
        Chapters of {title}, one a line
        <textarea
          rows={Math.min(12, Math.max(3, value.chapters.length + 1))}
          placeholder={'0:00 Welcome\n3:20 First topic'}
          value={text ?? chapterLines(value.chapters)}
          onChange={(event) => {
            setSaved(false);
            setText(event.target.value);
          }}
        />
      </label>
      <div className="row">
        <button onClick={save} disabled={text === undefined}>
          Save chapters
        </button>
        {proposed.length > 0 && (
          <button className="quiet" onClick={() => take(proposed)}>
            Take {proposed.length} from the slides ({clock(proposed[0]!.start)} {proposed[0]!.title} …)
          </button>
        )}
        {value.source === 'owner' && (
          <button className="quiet" onClick={() => run(() => forgetChapters(videoId))}>
            Back to those of the file
          </button>
        )}
      </div>
      {saved && (
        <p className="success" role="status">
          Saved.
        </p>
      )}
      <Failure error={failure} />
    </div>
  );
}
