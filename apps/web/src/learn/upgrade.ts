import type shaka from 'shaka-player/dist/shaka-player.ui.js';

/** Far enough ahead that manifest, licence and first segments are there when the picture arrives. */
const leadSeconds = 2;
const segmentSeconds = 4;

/** The next segment border that leaves time to prepare. */
export function nextBorder(position: number, end: number): number {
  const border = Math.ceil((position + leadSeconds) / segmentSeconds) * segmentSeconds;
  return Math.min(border, Math.max(end - 0.1, position));
}

/**
 * Moves a player from the instant stream to the whole ladder without the viewer doing anything: the new presentation is fetched beside the running
 * one, and takes over at a segment border.
 */
export function startUpgrades(player: shaka.Player, video: HTMLVideoElement, playing: string) {
  let stopped = false;
  let busy = false;

  /** Resolves when the picture has come to the border, the viewer has gone elsewhere, or playback is over. */
  function reached(border: number): Promise<void> {
    return new Promise((resolve) => {
      const from = video.currentTime;
      const look = () => {
        const seeked = video.currentTime < from - 0.5 || video.currentTime > border + segmentSeconds;
        if (!stopped && !seeked && !video.paused && !video.ended && video.currentTime < border) return;
        clearInterval(timer);
        resolve();
      };
      const timer = setInterval(look, 30);
    });
  }

  return {
    async to(url: string): Promise<void> {
      // While the first load is still going on another would break it off.
      if (url === playing || busy || stopped || video.readyState === 0) return;
      busy = true;
      try {
        const border = nextBorder(video.currentTime, video.duration);
        const prepared = await player.preload(url, border).catch(() => null);
        // Whatever fails before this costs nothing: what plays plays on, and the next heartbeat tries again.
        const ready = await prepared?.waitForFinish().then(() => true, () => false);
        if (ready && !stopped) await reached(border);
        if (!ready || stopped) return void (await prepared?.destroy());
        // What the viewer chose: the element itself stands at 0 while somebody waits for bytes.
        const [paused, rate] = [video.paused, player.getPlaybackRate()];
        await player.load(prepared!, video.currentTime);
        playing = url;
        video.playbackRate = rate;
        // Whoever pauses at this very moment has the last word.
        if (!paused) await video.play().catch(() => {});
      } finally {
        busy = false;
      }
    },
    stop() {
      stopped = true;
    },
  };
}
