import { useState } from 'react';
import { chooseCodecs, type Codec } from '../api/codecs';
import { Failure } from '../app/Failure';
import { codecNames } from './ladderWords';

const choices: Codec[] = ['hevc', 'av1'];

/** In which codecs a course's videos are made beside H.264. */
export function CourseCodecs({ courseId, codecs, onChanged }: { courseId: string; codecs: Codec[]; onChanged: () => void }) {
  const [error, setError] = useState<unknown>();
  const choose = async (codec: Codec, wanted: boolean) => {
    try {
      await chooseCodecs(courseId, [...codecs.filter((each) => each !== codec), ...(wanted ? [codec] : [])]);
      setError(undefined);
      onChanged();
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <fieldset className="codecs">
      <legend>Also encode in</legend>
      {choices.map((codec) => (
        <label key={codec}>
          <input type="checkbox" checked={codecs.includes(codec)} onChange={(event) => choose(codec, event.target.checked)} /> {codecNames[codec]}
        </label>
      ))}
      <p className="soft">
        H.264 is always made. The others need fewer bits for the same picture, and more time to encode and more storage. A choice applies to the next version of each video; a video that
        is there already can be published anew.
      </p>
      <Failure error={error} />
    </fieldset>
  );
}
