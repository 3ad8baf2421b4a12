import { step, tickMs } from './companionStep';

type Media = Pick<
  HTMLVideoElement,
  'currentTime' | 'duration' | 'paused' | 'ended' | 'seeking' | 'readyState' | 'playbackRate' | 'play' | 'pause' | 'addEventListener' | 'removeEventListener' | 'seekable'
>;

export interface Follower {
  stop(): void;
  /** The companion lies elsewhere in time. */
  move(offset: number): void;
  /** Without a wish to see it the companion rests and nobody waits for it. */
  want(wanted: boolean): void;
}

/** The main picture waits for its companion no longer than this at a time. */
export const patienceMs = 3000;

// Waited for in vain: a line that carries one picture only must not stop it every few seconds.
const courtesyMs = 30_000;
const enough = 3; // HAVE_FUTURE_DATA
const events = ['play', 'pause', 'seeking', 'seeked', 'ratechange', 'waiting', 'playing', 'ended', 'emptied'] as const;

/**
 * Keeps a silent companion in time with the main picture, by the media clocks of both. The main picture leads; it is held, by a rate of 0, while the companion has nothing
 * to show, and goes on alone when that takes too long.
 */
export function keepInTime(main: Media, second: Media, options: { offset: number; rate: () => number; onShow: (shown: boolean) => void; now?: () => number }): Follower {
  const now = options.now ?? (() => performance.now());
  let { offset } = options;
  let wanted = true;
  let shown: boolean | undefined;
  let correcting = false;
  let heldSince: number | undefined;
  let gaveUp = false;
  let noWaitUntil = 0;
  // How far the main picture moves on while the companion seeks: the next seek goes that much further.
  let seekFrom: number | undefined;
  let lead = 0;

  function look() {
    const ready = second.readyState >= enough && !second.seeking;
    const advancing = !main.paused && !main.ended && !main.seeking && main.readyState >= enough && (main.playbackRate > 0 || heldSince !== undefined);
    const moving = advancing && heldSince === undefined;
    const rate = options.rate() || 1;
    if (seekFrom !== undefined && ready) {
      lead = moving ? Math.min(2, Math.max(0, main.currentTime - seekFrom)) : 0;
      seekFrom = undefined;
    }

    // Nothing is loaded: one of them changes over to its whole ladder, or has only begun. To go on together is worth a short wait.
    if (wanted && (main.readyState === 0 || (second.readyState === 0 && main.currentTime + offset >= 0))) {
      if (!second.paused) second.pause();
      return hold(advancing);
    }

    const next = wanted ? step({ main: main.currentTime, second: second.currentTime, offset, end: endOf(second), moving, rate, correcting }) : ({ shown: false } as const);
    show(next.shown);
    if (!next.shown) {
      release();
      if (!second.paused) second.pause();
      // Before its beginning it waits at its beginning.
      if (wanted && main.currentTime + offset < 0 && second.currentTime > 0 && !second.seeking) second.currentTime = 0;
      return;
    }

    correcting = next.correcting;
    if (next.seek !== undefined && !second.seeking) {
      // Known to be late: aim at where the main picture will be.
      second.currentTime = next.seek + (moving && gaveUp ? lead : 0);
      seekFrom = main.currentTime;
    }
    const waits = !ready || second.seeking;
    if (!waits && next.seek === undefined) gaveUp = false;
    hold(advancing && waits);
    if (!waits && second.playbackRate !== next.rate) second.playbackRate = next.rate;
    const run = advancing && heldSince === undefined;
    // Playing what has ended would begin it anew.
    if (run && second.paused && !second.ended) second.play().catch(() => {});
    if (!run && !second.paused) second.pause();
  }

  function show(value: boolean) {
    if (shown === value) return;
    shown = value;
    options.onShow(value);
  }

  function hold(wait: boolean) {
    if (wait && !gaveUp && now() >= noWaitUntil) heldSince ??= now();
    if (heldSince === undefined) return;
    if (now() - heldSince >= patienceMs) [gaveUp, noWaitUntil] = [true, now() + courtesyMs];
    if (!wait || gaveUp) release();
    // Again and again: the player sets its own rate when the viewer changes it, or when it has loaded enough.
    else if (main.playbackRate !== 0) main.playbackRate = 0;
  }

  // The player holds its picture in the same way while it has nothing to show: what it holds is left to it.
  function release() {
    if (heldSince === undefined) return;
    heldSince = undefined;
    if (main.playbackRate === 0) main.playbackRate = options.rate() || 1;
  }

  const timer = setInterval(look, tickMs);
  for (const event of events) main.addEventListener(event, look);
  for (const event of ['canplay', 'seeked'] as const) second.addEventListener(event, look);
  look();
  return {
    stop() {
      clearInterval(timer);
      for (const event of events) main.removeEventListener(event, look);
      for (const event of ['canplay', 'seeked'] as const) second.removeEventListener(event, look);
      release();
      second.pause();
      show(false);
    },
    move(next) {
      offset = next;
      look();
    },
    want(next) {
      wanted = next;
      [gaveUp, noWaitUntil] = [false, 0];
      look();
    },
  };
}

/** A companion that still grows goes as far as there is of it. */
function endOf({ duration, seekable }: Media): number {
  const there = seekable.length > 0 ? seekable.end(seekable.length - 1) : 0;
  return Number.isFinite(duration) ? Math.min(duration, there || duration) : there;
}
