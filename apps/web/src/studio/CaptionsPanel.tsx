import { useState, type FormEvent } from 'react';
import { captions, putCaptions, removeCaptions, type Captions } from '../api/captions';
import { Failure } from '../app/Failure';
import { languageName } from '../app/languageName';
import { useLoad } from '../app/useLoad';
import { CaptionFindings } from './CaptionFindings';

const common = ['ar', 'de', 'en', 'es', 'fr', 'hi', 'it', 'ja', 'ko', 'nl', 'pl', 'pt-BR', 'ru', 'tr', 'uk', 'zh-Hans'];
const origins = { instructor: '', embedded: 'from the video file', automatic: 'automatic' };

/** Captions of one video: upload per language, what was found in each file, removal. */
export function CaptionsPanel({ videoId, title }: { videoId: string; title: string }) {
  const { value, error, reload } = useLoad((stop) => captions(videoId, stop), [videoId]);
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const change = async (action: () => Promise<unknown>, done?: () => void) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await action();
      done?.();
    } catch (problem) {
      setFailure(problem);
    } finally {
      setBusy(false);
      reload();
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    const language = String(fields.get('language')).trim();
    const replaces = value?.find((entry) => entry.language.toLowerCase() === language.toLowerCase())?.revision;
    const options = { label: String(fields.get('label')).trim(), kind: fields.get('kind') as Captions['kind'], replaces };
    void change(() => putCaptions(videoId, language, fields.get('file') as File, options), () => form.reset());
  };
  return (
    <section aria-label={`Captions of ${title}`}>
      <Failure error={error} retry={reload} />
      {value?.length === 0 && <p className="soft">No captions yet.</p>}
      <ul className="rows">
        {value?.map((entry) => (
          <li key={entry.language}>
            <div className="row">
              <span className="grow">
                <strong>{entry.label ?? languageName(entry.language)}</strong> <span className="soft">{[entry.language, entry.kind, `${entry.cues} captions`, origins[entry.origin]].filter(Boolean).join(' · ')}</span>
              </span>
              <button className="quiet" disabled={busy} aria-label={`Remove captions in ${languageName(entry.language)}`} onClick={() => void change(() => removeCaptions(videoId, entry))}>
                Remove
              </button>
            </div>
            {entry.report && <CaptionFindings findings={entry.report.findings} counts={entry.report.counts} />}
          </li>
        ))}
      </ul>
      <form onSubmit={submit} className="row">
        <label>
          Captions file (.srt, .vtt)
          <input name="file" type="file" required accept=".srt,.vtt,text/vtt,application/x-subrip" />
        </label>
        <label>
          Language
          <input name="language" required maxLength={35} list={`languages-${videoId}`} placeholder="en" autoComplete="off" />
        </label>
        <datalist id={`languages-${videoId}`}>
          {common.map((tag) => (
            <option key={tag} value={tag}>
              {languageName(tag)}
            </option>
          ))}
        </datalist>
        <label>
          Label (optional)
          <input name="label" maxLength={100} />
        </label>
        <label>
          Kind
          <select name="kind">
            <option value="captions">Captions (speech and sounds)</option>
            <option value="subtitles">Subtitles (translation)</option>
          </select>
        </label>
        <button disabled={busy}>{busy ? 'Sending…' : 'Add captions'}</button>
      </form>
      <Failure error={failure} />
    </section>
  );
}
