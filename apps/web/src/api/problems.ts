import { ApiProblem } from './http';

/** Sentences by problem type: the page speaks for itself and does not repeat a server's text. */
const sentences: Record<string, string> = {
  'sign-in-required': 'Your sign-in has run out. Reload the page and sign in again.',
  forbidden: 'Your account may not do this. Ask the owner of the course.',
  'not-enrolled': 'You are not enrolled in this course. Ask its instructor to add you.',
  'not-published': 'This lesson has no video yet. Come back later.',
  'no-such-lesson': 'This lesson does not exist any more.',
  'not-found': 'This does not exist any more, or it was never here.',
  'too-many-screens': 'You are watching on too many screens. Close the video on another one and try again.',
  'session-ended': 'Playback was ended, perhaps because you started it on another screen. Continue here?',
  'captions-changed': 'Somebody else changed these captions meanwhile. Look at them, then try again.',
  'invalid-chapters': 'The chapters are not valid: each needs a time within the video, later than the one before, and a title of one line.',
  'invalid-offset': 'This cannot be the offset of two recordings: at most an hour, before or after.',
  'invalid-companion': 'A second picture shows slides or a camera.',
  'no-companion': 'This lesson has no second picture any more. Reload the page.',
  'no-poster': 'This picture is not there any more. Reload the page and choose another.',
  'retry-not-possible': 'This cannot be tried again. Upload the video again.',
  'not-failed': 'The video is published already. Reload the page.',
  'enrichment-running': 'This is in work already. Wait until it has ended.',
  'enrichment-complete': 'Everything that can be made of this video is there.',
  'work-running': 'A version of this video is in work. Wait until it has ended.',
  'source-expired': 'The uploaded file was removed after the time that this course keeps files. Upload the video again.',
  'unknown-codec': 'This codec cannot be chosen. Reload the page and choose again.',
  'no-source': 'Nothing was uploaded for this lesson yet.',
  'version-removed': 'The files of this version were removed. Choose a later one, or publish the video anew.',
  'version-not-published': 'This version was never published.',
  'too-large': 'The file is larger than this platform accepts.',
  'internal-error': 'Something went wrong on our side. Try again in a moment.',
  unavailable: 'A part of the platform is starting or unreachable. Try again in a moment.',
};

export function sentenceFor(error: unknown): string {
  if (error instanceof ApiProblem) return sentences[error.type] ?? error.detail ?? `The request failed (${error.type}). Try again.`;
  if (error instanceof TypeError) return 'The platform cannot be reached. Check your connection and try again.';
  return error instanceof Error && error.message ? error.message : 'Something went wrong. Try again.';
}
