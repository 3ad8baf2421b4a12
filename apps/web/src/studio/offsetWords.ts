import type { Companion } from '../api/companion';

const most = 3600;

/** Seconds as somebody writes them, with a point or a comma; nothing when it is no offset. */
export function readOffset(text: string): number | undefined {
  const value = /^\s*[-+]?\d+([.,]\d+)?\s*$/.test(text) ? Number(text.replace(',', '.')) : NaN;
  return Math.abs(value) <= most ? value : undefined;
}

/** What the sound of both recordings says. */
export function measuredWords(companion: Pick<Companion, 'measuredAt' | 'measuredOffset' | 'offset'>): string {
  if (companion.measuredOffset !== undefined) return `Measured from the sound of both: ${companion.measuredOffset.toFixed(2)} s${companion.offset === 'owner' ? ', not used' : ''}.`;
  if (companion.measuredAt) return 'The sound of the two recordings does not say how they lie in time: set it here and look at the lesson.';
  return 'It is measured from the sound of both recordings when both are published.';
}
