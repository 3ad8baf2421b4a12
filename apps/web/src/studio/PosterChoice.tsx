import { useState } from 'react';
import { candidate, choosePoster, posters } from '../api/posters';
import { clock } from '../app/format';
import { Failure } from '../app/Failure';
import { Picture } from '../app/Picture';
import { useLoad } from '../app/useLoad';

/** The pictures that may stand for a video; the owner chooses one. */
export function PosterChoice({ videoId, title }: { videoId: string; title: string }) {
  const { value, error, reload } = useLoad((stop) => posters(videoId, stop), [videoId]);
  const [failure, setFailure] = useState<unknown>();
  const choose = (index: number) =>
    choosePoster(videoId, index).then(
      () => {
        setFailure(undefined);
        reload();
      },
      setFailure,
    );
  if (value && value.version === undefined) return <p className="soft">Pictures to choose from appear here some minutes after the publication.</p>;
  return (
    <fieldset className="posters">
      <legend>Picture of {title}</legend>
      <Failure error={error ?? failure} retry={error ? reload : undefined} />
      {value?.seconds.map((seconds, index) => (
        <label key={seconds}>
          <input type="radio" name={`poster-${videoId}`} checked={index === value.shown} onChange={() => choose(index)} />
          <Picture address={candidate(videoId, value.version!, index)} alt={`At ${clock(seconds)}`} />
        </label>
      ))}
    </fieldset>
  );
}
