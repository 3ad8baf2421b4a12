import { useEffect, useRef, useState } from 'react';
import { describe, remove, type Companion, type CompanionRole } from '../api/companion';
import type { Lesson } from '../api/catalog';
import { newestOf, video } from '../api/versions';
import { bytes } from '../app/format';
import { Failure } from '../app/Failure';
import { CompanionOffset } from './CompanionOffset';
import { PublicationProgress } from './PublicationProgress';
import { upload, type Upload } from './upload';

// Five minutes: what takes longer is there when the page is opened the next time.
const mostLooks = 60;

export const companionStates: Record<Companion['state'], string> = { uploading: 'Uploading', processing: 'In work', published: 'Published', failed: 'Failed' };

/** The second recording of a lesson, which learners see in time with the first: its upload, what it shows, when it begins. */
export function CompanionPanel({ lesson, onChanged }: { lesson: Lesson; onChanged: () => void }) {
  const { companion, lessonId, title } = lesson;
  const [role, setRole] = useState<CompanionRole>(companion?.role ?? 'slides');
  const [sent, setSent] = useState<{ done: number; total: number }>();
  const [followed, setFollowed] = useState<{ videoId: string; after?: number } | undefined>(companion && companion.state !== 'published' && companion.state !== 'uploading' ? { videoId: companion.videoId } : undefined);
  const [error, setError] = useState<unknown>();
  const running = useRef<Upload>(undefined);

  // The offset comes some time after the publication, and nobody tells the page.
  const measuring = companion?.state === 'published' && !companion.measuredAt;
  const reload = useRef(onChanged);
  reload.current = onChanged;
  useEffect(() => {
    if (!measuring) return;
    let looks = 0;
    const timer = setInterval(() => (looks++ < mostLooks ? reload.current() : clearInterval(timer)), 5000);
    return () => clearInterval(timer);
  }, [measuring]);

  const send = async (file: File | undefined) => {
    if (!file) return;
    setError(undefined);
    setFollowed(undefined);
    setSent({ done: 0, total: file.size });
    // What is published now says nothing of the version that this becomes.
    const after = companion ? await video(companion.videoId).then((known) => newestOf(known.versions), () => undefined) : undefined;
    const finish = (failure?: unknown) => {
      setSent(undefined);
      setError(failure);
      onChanged();
    };
    running.current = upload(file, lessonId, {
      companion: role,
      onBytes: (done, total) => setSent({ done, total }),
      onDone: (videoId) => {
        setFollowed({ videoId, after });
        finish();
      },
      onError: finish,
    });
  };
  const change = async (act: () => Promise<unknown>) => {
    try {
      await act();
      setError(undefined);
      onChanged();
    } catch (failure) {
      setError(failure);
    }
  };
  const choose = (next: CompanionRole) => {
    setRole(next);
    if (companion) void change(() => describe(lessonId, { role: next, offsetSeconds: companion.offset === 'owner' ? companion.offsetSeconds : undefined }));
  };
  return (
    <>
      <p className="soft">A second recording of the same lesson, for example of the slides beside the camera. Learners hear the sound of the first one.</p>
      <div className="row">
        <label>
          It shows
          <select value={role} onChange={(event) => choose(event.target.value as CompanionRole)}>
            <option value="slides">Slides or a screen</option>
            <option value="camera">A camera</option>
          </select>
        </label>
        {companion && <span className="grow">{companionStates[companion.state]}</span>}
        {sent ? (
          <button className="quiet" onClick={() => running.current?.cancel().then(() => setSent(undefined), setError)}>
            Cancel
          </button>
        ) : (
          <label className="button">
            {companion ? 'Replace second picture' : 'Upload second picture'}
            <input type="file" accept="video/*,.mkv,.ts,.mts" className="hidden" onChange={(event) => void send(event.target.files?.[0])} />
          </label>
        )}
        {companion && !sent && (
          <button
            className="quiet"
            onClick={() => window.confirm(`Remove the second picture of "${title}"? Its files cannot be brought back.`) && void change(() => remove(lessonId).then(() => setFollowed(undefined)))}
          >
            Remove second picture
          </button>
        )}
      </div>
      {sent && (
        <p className="progress">
          <progress max={sent.total || 1} value={sent.done} aria-label={`Upload of the second picture of ${title}`} />
          <span>
            Uploading: {bytes(sent.done)} of {bytes(sent.total)}
          </span>
        </p>
      )}
      {followed && !sent && <PublicationProgress videoId={followed.videoId} title={`the second picture of ${title}`} after={followed.after} onEnd={onChanged} />}
      {companion?.state === 'failed' && !followed && !sent && <p className="failure">{companion.sentence ?? 'The last upload could not be published.'}</p>}
      {companion && <CompanionOffset key={companion.offsetSeconds} companion={companion} onSave={(offsetSeconds) => change(() => describe(lessonId, { offsetSeconds }))} />}
      <Failure error={error} />
    </>
  );
}
