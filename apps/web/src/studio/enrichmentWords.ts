import type { Enrichment, Part } from '../api/enrichment';

const names: Record<string, string> = {
  'embedded-captions': 'Captions in the file',
  'automatic-captions': 'Automatic captions',
  'file-chapters': 'Chapters in the file',
  chapters: 'Chapters',
  samples: 'Looking through the picture',
  storyboard: 'Pictures on the seek bar',
  posters: 'Pictures to choose from',
  'slide-text': 'Text of the slides',
  offset: 'How the two recordings lie in time',
};

const again = 'It failed in several tries. Try again; if it fails every time, tell whoever runs this platform.';

const reasons: Record<string, string> = {
  'source-removed': 'The uploaded file is not kept any more.',
  unreadable: 'The file cannot be read for it.',
  'nothing-there': 'There is nothing of the kind in this video.',
  'not-installed': 'This platform cannot make it.',
  'no-picture': 'The recording has no picture.',
  'no-samples': 'It needs a look through the picture, which is not there.',
  unclear: 'The sound of the two recordings does not say.',
  'video-removed': 'The video was removed.',
  'no-sound': 'There is no sound to go by.',
  'captions-kept': 'There are better captions already.',
  'captions-refused': 'What was found cannot be used as captions.',
  'speech-not-configured': 'This platform recognizes no speech.',
  'speech-too-slow': 'Speech recognition did not end in time. Try again.',
  'speech-error': 'Speech recognition ended with an error. Try again.',
  'speech-unreadable': 'What speech recognition wrote cannot be used. Try again.',
  'speech-denied': 'The speech service does not let this platform in. Tell whoever runs it.',
  'speech-no-address': 'The speech service cannot fetch the sound from this platform. Tell whoever runs it.',
};

export interface PartLine {
  part: string;
  name: string;
  state: 'there' | 'not there' | 'failed';
  sentence?: string;
}

/** Each part for people. The look through the picture is only means to others: it is named when it failed. */
export const linesOf = (parts: Part[]): PartLine[] =>
  parts
    .filter((each) => each.part !== 'samples' || each.state === 'failed')
    .map(({ part, state, reason }) => ({
      part,
      name: names[part] ?? part,
      state: state === 'done' ? 'there' : state === 'failed' ? 'failed' : 'not there',
      sentence: state === 'done' ? undefined : (reasons[reason ?? ''] ?? (state === 'failed' ? again : undefined)),
    }));

/** Something failed, or the run was lost: the owner can begin another one. */
export const canTryAgain = ({ running, endedAt, parts }: Enrichment): boolean => !running && (endedAt === undefined || parts.some((each) => each.state === 'failed'));

/** Where all of it stands. */
export function standing(value: Enrichment): string {
  if (value.running) return 'In work. This takes about as long as a part of the lecture, and people can watch meanwhile.';
  if (value.endedAt === undefined) return 'Not begun yet: it follows the publication. If nothing has come after some minutes, try again.';
  return value.parts.some((each) => each.state === 'failed') ? 'Something failed. People can watch the video all the same.' : 'Everything that can be made of this video is there.';
}
