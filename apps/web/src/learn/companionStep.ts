/** Two recordings of one moment, as two media elements show it. Seconds; `offset` is the companion's time minus the main one's. */
export interface Moment {
  main: number;
  second: number;
  offset: number;
  /** Where the companion ends, or as far as there is of it. */
  end: number;
  /** The main picture is advancing. */
  moving: boolean;
  rate: number;
  /** The companion runs at another rate than the main picture. */
  correcting: boolean;
}

export type Step = { shown: false } | { shown: true; rate: number; correcting: boolean; seek?: number };

export const tickMs = 250;

// Seconds. Less than one picture is not seen; more than half a second is not caught up but jumped over.
const noticed = 0.025;
const settled = 0.01;
const plain = 0.1;
const lost = 0.5;
// Shares of the rate. The first is not seen; the second is, for two seconds at most, and it is seen less than a picture that comes late for ten. Nobody hears either.
const gentle = 0.05;
const brisk = 0.25;

/** What the companion has to do to be in time with the main picture. */
export function step({ main, second, offset, end, moving, rate, correcting }: Moment): Step {
  // The last picture stays for a moment: two recordings that end together do not end in the same frame.
  if (main + offset < 0 || end === 0 || main + offset > end + lost) return { shown: false };
  const target = Math.min(main + offset, end);
  const drift = second - target;
  const away = Math.abs(drift);
  if (away > lost || (!moving && away > noticed)) return { shown: true, rate, correcting: false, seek: target };
  if (!moving || away <= (correcting ? settled : noticed)) return { shown: true, rate, correcting: false };
  // Never more than the tick until the next look can use, or it would swing around the target.
  const change = Math.min(away > plain ? brisk : gentle, away / (tickMs / 1000) / rate);
  return { shown: true, correcting: true, rate: rate * (1 - Math.sign(drift) * change) };
}
