import { useState } from 'react';
import { bytesOf, isWayBack, newestOf, republish, rollBack, video, type Version } from '../api/versions';
import { bytes } from '../app/format';
import { Failure } from '../app/Failure';
import { useLoad } from '../app/useLoad';

const words: Record<Version['state'], string> = { processing: 'In work', published: 'Published', failed: 'Failed' };

/** Every version of a lesson's video, and the two things to do with them: publish anew, go back. */
export function VersionList({ videoId, title, onRepublished, onChanged }: { videoId: string; title: string; onRepublished: (after: number) => void; onChanged: () => void }) {
  const { value, error, reload } = useLoad((stop) => video(videoId, stop), [videoId]);
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const run = async (question: string, act: () => Promise<void>) => {
    if (!window.confirm(question)) return;
    setBusy(true);
    try {
      await act();
      setFailure(undefined);
      reload();
    } catch (problem) {
      setFailure(problem);
    } finally {
      setBusy(false);
    }
  };
  const anew = () =>
    run(`Publish "${title}" anew from the file that was uploaded? People watch the version of now until the new one is ready.`, async () => {
      await republish(videoId);
      onRepublished(newestOf(value?.versions));
    });
  const back = (version: number) =>
    run(`Let people watch version ${version} of "${title}" again? Whoever is watching goes on with the version of now.`, async () => {
      await rollBack(videoId, version);
      onChanged();
    });
  return (
    <>
      <Failure error={error} retry={reload} />
      <ul className="versions">
        {value?.versions?.map((each) => (
          <li key={each.version} className="row">
            <span className="grow">
              Version {each.version}: {each.version === value.published ? 'People watch this one' : each.removedAt ? 'Removed' : words[each.state]},{' '}
              {new Date(each.endedAt ?? each.startedAt).toLocaleString()}
              {each.renditions.length > 0 && `, ${each.renditions.length} renditions, ${bytes(bytesOf(each))}`}
              {each.madeBy && `, by ${each.madeBy}`}
              {each.republished && ', made anew'}
              {each.state === 'failed' && each.sentence && `. ${each.sentence}`}
            </span>
            {isWayBack(each, value.published) && (
              <button className="quiet" disabled={busy} onClick={() => back(each.version)}>
                Go back to version {each.version}
              </button>
            )}
          </li>
        ))}
      </ul>
      {value &&
        (value.sourceExpiredAt ? (
          <p className="soft">The uploaded file was removed on {new Date(value.sourceExpiredAt).toLocaleDateString()}: to publish anew, upload it again.</p>
        ) : (
          <button className="quiet" disabled={busy} onClick={anew}>
            Publish anew
          </button>
        ))}
      <Failure error={failure} />
    </>
  );
}
