import { describe, expect, it, vi } from 'vitest';
import { nextBorder, startUpgrades } from '../src/learn/upgrade';

describe('nextBorder', () => {
  it.each([
    [0, 60, 4],
    [1.9, 60, 4],
    [2.1, 60, 8],
    [57, 60, 59.9],
    [60, 60, 60],
  ])('from %d of %d the new presentation takes over at %d', (position, end, border) => {
    expect(nextBorder(position, end)).toBeCloseTo(border, 5);
  });
});

function page(preload: () => Promise<unknown>, state: Partial<HTMLVideoElement> = {}) {
  const video = { currentTime: 1, duration: 60, paused: false, ended: false, playbackRate: 1.5, readyState: 4, ...state, play: vi.fn(async () => {}) };
  const player = { preload: vi.fn(preload), load: vi.fn(async () => {}), getPlaybackRate: () => 1.5 };
  const upgrade = startUpgrades(player as never, video as never, '/instant');
  return { video, player, upgrade };
}

const prepared = (finish: Promise<void> = Promise.resolve()) => ({ waitForFinish: () => finish, destroy: vi.fn(async () => {}) });

describe('startUpgrades', () => {
  it('loads at the border, keeps the speed and plays on', async () => {
    const ready = prepared();
    const { video, player, upgrade } = page(async () => ready);
    const going = upgrade.to('/whole');
    await vi.waitFor(() => expect(player.preload).toHaveBeenCalledWith('/whole', 4));
    expect(player.load).not.toHaveBeenCalled();
    video.currentTime = 4.01;
    await going;
    expect(player.load).toHaveBeenCalledWith(ready, 4.01);
    expect([video.playbackRate, video.play.mock.calls.length]).toEqual([1.5, 1]);
    await upgrade.to('/whole');
    expect(player.preload).toHaveBeenCalledTimes(1);
  });

  it('goes on at the speed that was chosen though the picture stood still for want of bytes', async () => {
    const { video, upgrade } = page(async () => prepared(), { currentTime: 4.5, playbackRate: 0 });
    const going = upgrade.to('/whole');
    video.currentTime = 8.01;
    await going;
    expect(video.playbackRate).toBe(1.5);
  });

  it('is no failure when somebody pauses in the moment that it takes over', async () => {
    const { player, video, upgrade } = page(async () => prepared());
    video.play.mockRejectedValueOnce(new DOMException('paused', 'AbortError'));
    const going = upgrade.to('/whole');
    video.currentTime = 40;
    await going;
    expect(player.load).toHaveBeenCalledTimes(1);
  });

  it('leaves a paused picture paused, and does not wait for it', async () => {
    const { player, video, upgrade } = page(async () => prepared(), { paused: true });
    await upgrade.to('/whole');
    expect([player.load.mock.calls.length, video.play.mock.calls.length]).toEqual([1, 0]);
  });

  it('does not wait for a border that the viewer has left', async () => {
    const { player, video, upgrade } = page(async () => prepared());
    const going = upgrade.to('/whole');
    video.currentTime = 40;
    await going;
    expect(player.load).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['cannot be prepared', () => Promise.reject(new Error('network'))],
    ['cannot be finished', async () => prepared(Promise.reject(new Error('licence')))],
    ['is nothing', async () => null],
  ])('what plays plays on when the new presentation %s, and the next beat tries again', async (_, preload) => {
    const { player, upgrade } = page(preload as () => Promise<unknown>, { paused: true });
    await upgrade.to('/whole');
    expect(player.load).not.toHaveBeenCalled();
    player.preload.mockImplementation(async () => prepared());
    await upgrade.to('/whole');
    expect(player.load).toHaveBeenCalledTimes(1);
  });

  it('throws away what was prepared when playback is over', async () => {
    const ready = prepared();
    const { player, upgrade } = page(async () => ready);
    const going = upgrade.to('/whole');
    upgrade.stop();
    await going;
    expect([player.load.mock.calls.length, ready.destroy.mock.calls.length]).toEqual([0, 1]);
  });

  it('does not break off the first load, nor itself', async () => {
    const { player, video, upgrade } = page(async () => prepared(), { readyState: 0 });
    await upgrade.to('/whole');
    expect(player.preload).not.toHaveBeenCalled();
    video.readyState = 4;
    const [one, two] = [upgrade.to('/whole'), upgrade.to('/whole')];
    video.currentTime = 5;
    await Promise.all([one, two]);
    expect(player.preload).toHaveBeenCalledTimes(1);
  });
});
