import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepInTime } from '../src/learn/keepInTime';

/** A media element whose clock a test moves: plays when it may, seeks for a while, has something to show or not. */
class Picture extends EventTarget {
  paused = true;
  seeking = false;
  readyState = 4;
  playbackRate = 1;
  plays = 0;
  seeks: number[] = [];
  private at = 0;
  private seekLeft = 0;

  constructor(
    public duration = 60,
    public seekMs = 0,
    private startMs = 0,
    private starting = 0,
  ) {
    super();
  }

  get seekable() {
    return { length: this.duration > 0 ? 1 : 0, end: () => this.duration } as unknown as TimeRanges;
  }

  get ended() {
    return this.at >= this.duration;
  }

  get currentTime() {
    return this.at;
  }

  set currentTime(value: number) {
    this.seeks.push(value);
    this.at = Math.max(0, Math.min(value, this.duration));
    if (this.seekMs === 0) return;
    [this.seeking, this.seekLeft] = [true, this.seekMs];
    this.dispatchEvent(new Event('seeking'));
  }

  async play() {
    this.plays++;
    this.paused = false;
    this.starting = this.startMs;
    this.dispatchEvent(new Event('play'));
  }

  pause() {
    this.paused = true;
    this.dispatchEvent(new Event('pause'));
  }

  advance(ms: number) {
    if (this.seeking && (this.seekLeft -= ms) <= 0) {
      this.seeking = false;
      this.dispatchEvent(new Event('seeked'));
    }
    if (this.paused || this.seeking || this.readyState < 3) return;
    if (this.starting > 0) this.starting -= ms;
    else this.at = Math.min(this.duration, this.at + (ms / 1000) * this.playbackRate);
    if (this.ended) this.paused = true;
  }
}

function lesson(second: Picture, offset = 0, main = new Picture()) {
  const shown: boolean[] = [];
  let rate = 1;
  const follower = keepInTime(main as never, second as never, { offset, rate: () => rate, onShow: (value) => shown.push(value), now: () => Date.now() });
  const pass = async (ms: number, each?: () => void) => {
    for (let t = 0; t < ms; t += 10) {
      main.advance(10);
      second.advance(10);
      await vi.advanceTimersByTimeAsync(10);
      each?.();
    }
  };
  return { main, second, follower, shown, pass, drift: () => second.currentTime - main.currentTime - offset, speed: (value: number) => (main.playbackRate = rate = value) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('keepInTime', () => {
  it('plays, pauses and changes its speed with the main picture', async () => {
    const { main, second, pass, drift, speed } = lesson(new Picture());
    await main.play();
    await pass(1000);
    expect(second.paused).toBe(false);
    expect(Math.abs(drift())).toBeLessThan(0.04);
    speed(1.5);
    await pass(2000);
    expect(second.playbackRate).toBeCloseTo(1.5, 1);
    expect(Math.abs(drift())).toBeLessThan(0.04);
    main.pause();
    await pass(300);
    expect(second.paused).toBe(true);
    expect(Math.abs(drift())).toBeLessThan(0.04);
  });

  it('catches up what starting costs, without a seek', async () => {
    const { main, second, pass, drift } = lesson(new Picture(60, 0, 300));
    await main.play();
    await pass(500);
    expect(drift()).toBeLessThan(-0.2);
    await pass(7000);
    expect(Math.abs(drift())).toBeLessThan(0.04);
    expect(second.seeks).toEqual([]);
  });

  it('goes where the main picture goes, which waits until it is there', async () => {
    const { main, pass, drift } = lesson(new Picture(60, 800), 2, new Picture(60, 100));
    await main.play();
    await pass(2000);
    main.currentTime = 30;
    await pass(600);
    // Held, and not paused: the viewer wants to watch.
    expect([main.currentTime, main.playbackRate, main.paused]).toEqual([30, 0, false]);
    await pass(1000);
    expect([main.playbackRate, main.currentTime > 30.3]).toEqual([1, true]);
    expect(Math.abs(drift())).toBeLessThan(0.1);
  });

  it('keeps the main picture waiting for three seconds at most, and catches up when it can', async () => {
    const second = new Picture(60, 50);
    const { main, pass, drift } = lesson(second);
    await main.play();
    await pass(1000);
    second.readyState = 2;
    const from = main.currentTime;
    await pass(2800);
    expect(main.currentTime - from).toBeLessThan(0.3);
    await pass(5000);
    expect(main.currentTime - from).toBeGreaterThan(4);
    second.readyState = 4;
    await pass(6000);
    expect(Math.abs(drift())).toBeLessThan(0.04);
    expect(main.playbackRate).toBe(1);
    // It was waited for in vain just now: it is not waited for again so soon, but later it is.
    second.readyState = 2;
    await pass(1000);
    expect(main.playbackRate).toBe(1);
    second.readyState = 4;
    await pass(25_000);
    second.readyState = 2;
    await pass(1000);
    expect(main.playbackRate).toBe(0);
  });

  it('does not let a change of speed break the wait, and keeps it', async () => {
    const second = new Picture();
    const { main, pass, speed } = lesson(second);
    await main.play();
    await pass(500);
    second.readyState = 2;
    await pass(500);
    speed(2);
    await pass(500);
    expect(main.playbackRate).toBe(0);
    second.readyState = 4;
    await pass(500);
    expect(main.playbackRate).toBe(2);
  });

  it('shows nothing before its beginning and after its end', async () => {
    const second = new Picture(2);
    const { main, shown, pass } = lesson(second, -1);
    await main.play();
    await pass(800);
    expect([shown, second.currentTime]).toEqual([[false], 0]);
    await pass(1200);
    expect(shown).toEqual([false, true]);
    await pass(2000);
    expect([shown, second.paused]).toEqual([[false, true, false], true]);
    // From its end to the beginning of the lesson: it waits at its own beginning.
    main.currentTime = 0;
    await pass(500);
    expect([second.currentTime, second.plays]).toEqual([0, 1]);
  });

  it('does not run back to the beginning while the main picture changes over to another presentation', async () => {
    const second = new Picture();
    const { main, shown, pass, drift } = lesson(second);
    await main.play();
    await pass(5000);
    const seeks = second.seeks.length;
    const at = main.currentTime;
    main.readyState = 0;
    main.currentTime = 0;
    main.dispatchEvent(new Event('emptied'));
    await pass(600);
    expect([second.paused, second.seeks.length]).toEqual([true, seeks]);
    main.currentTime = at;
    main.readyState = 4;
    main.dispatchEvent(new Event('playing'));
    await pass(1000);
    expect([Math.abs(drift()) < 0.04, shown]).toEqual([true, [true]]);
  });

  it('begins together with a companion that is loaded late, and stays shown while that changes over', async () => {
    const second = new Picture();
    second.readyState = 0;
    const { main, shown, pass } = lesson(second);
    await main.play();
    await pass(1000);
    expect([main.currentTime < 0.1, main.playbackRate, shown]).toEqual([true, 0, []]);
    second.readyState = 4;
    await pass(1000);
    expect([main.playbackRate, shown]).toEqual([1, [true]]);
    second.readyState = 0;
    await pass(500);
    second.readyState = 4;
    await pass(500);
    expect([main.playbackRate, shown]).toEqual([1, [true]]);
  });

  it('rests while nobody wants to see it, and nobody waits for it', async () => {
    const second = new Picture();
    const { main, follower, pass, drift } = lesson(second);
    await main.play();
    follower.want(false);
    second.readyState = 1;
    await pass(2000);
    expect([second.paused, main.playbackRate, main.currentTime > 1.9]).toEqual([true, 1, true]);
    second.readyState = 4;
    follower.want(true);
    await pass(3000);
    expect(Math.abs(drift())).toBeLessThan(0.04);
  });

  it('follows an offset that the owner corrects', async () => {
    const { main, second, follower, pass } = lesson(new Picture(), 0);
    await main.play();
    await pass(1000);
    follower.move(5);
    await pass(500);
    expect(second.currentTime - main.currentTime).toBeCloseTo(5, 1);
  });

  it('lets go of everything in the end', async () => {
    const second = new Picture();
    const { main, follower, shown, pass } = lesson(second);
    await main.play();
    await pass(500);
    second.readyState = 2;
    await pass(500);
    follower.stop();
    expect([main.playbackRate, second.paused, shown.at(-1)]).toEqual([1, true, false]);
    second.readyState = 4;
    await pass(1000);
    expect(second.paused).toBe(true);
  });
});
