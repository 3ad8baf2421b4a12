import shaka from 'shaka-player/dist/shaka-player.ui.js';
import type { CompanionStream, PlaybackSession } from '../api/playback';
import { keepInTime, type Follower } from './keepInTime';
import { startUpgrades } from './upgrade';
import { unlock } from './unlock';

declare global {
  interface Window {
    /** The player of the second picture: for support staff in the console and for playback checks. */
    edustreamCompanion?: shaka.Player;
  }
}

/** The second picture of a lesson, beside the one that `player` plays in `main`. */
export function followWith(session: PlaybackSession, player: shaka.Player, main: HTMLVideoElement, second: HTMLVideoElement, onShow: (shown: boolean) => void) {
  let wanted = true;
  let playing: { videoId: string; dashUrl: string; follower: Follower; upgrade: ReturnType<typeof startUpgrades>; freeLimit: () => void; player: shaka.Player } | undefined;
  let busy = false;
  let stopped = false;

  async function begin(stream: CompanionStream) {
    const beside = new shaka.Player();
    try {
      await beside.attach(second);
      if (stopped) return void (await beside.destroy());
      unlock(beside, session);
      // The sound is the main video's. Of two pictures each is small: the size of its place decides what is fetched.
      beside.configure({ manifest: { disableAudio: true, disableText: true, disableThumbnails: true }, abr: { restrictToElementSize: true } });
      beside.configure({ preferredVideo: player.getConfiguration().preferredVideo });
      const freeLimit = sameLimit(player, beside);
      const follower = keepInTime(main, second, { offset: stream.offsetSeconds, rate: () => player.getPlaybackRate(), onShow });
      follower.want(wanted);
      const upgrade = startUpgrades(beside, second, stream.dashUrl);
      playing = { videoId: stream.videoId, dashUrl: stream.dashUrl, follower, upgrade, freeLimit, player: beside };
      window.edustreamCompanion = beside;
      beside.addEventListener('error', (event) => {
        if ((event as unknown as { detail: shaka.util.Error }).detail.severity === shaka.util.Error.Severity.CRITICAL) void end();
      });
      await beside.load(stream.dashUrl, Math.max(0, main.currentTime + stream.offsetSeconds));
    } catch {
      // The lecture goes on with one picture, and the next heartbeat tries again.
      await end();
      await beside.destroy();
    }
  }

  async function end() {
    const gone = playing;
    playing = undefined;
    if (!gone) return;
    delete window.edustreamCompanion;
    gone.upgrade.stop();
    gone.follower.stop();
    gone.freeLimit();
    await gone.player.destroy();
  }

  return {
    /** What the session has now; nothing: it was taken away. */
    async to(stream: CompanionStream | undefined): Promise<void> {
      if (busy || stopped) return;
      busy = true;
      try {
        if (playing && stream?.videoId !== playing.videoId) await end();
        if (!stream || stopped) return;
        if (!playing) return await begin(stream);
        playing.follower.move(stream.offsetSeconds);
        await playing.upgrade.to(stream.dashUrl).catch(() => end());
      } finally {
        busy = false;
      }
    },
    want(value: boolean) {
      wanted = value;
      playing?.follower.want(value);
    },
    stop() {
      stopped = true;
      void end();
    },
  };
}

/** A quality that the viewer chose for the main picture is a limit for the second one too: it is about their line. The answer ends that. */
function sameLimit(player: shaka.Player, beside: shaka.Player): () => void {
  const apply = () => {
    const chosen = player.getConfiguration().abr.enabled ? undefined : player.getVariantTracks().find((track) => track.active)?.height;
    beside.configure('restrictions.maxHeight', chosen ?? Infinity);
  };
  player.addEventListener('variantchanged', apply);
  player.addEventListener('configurationchanged', apply);
  apply();
  return () => {
    player.removeEventListener('variantchanged', apply);
    player.removeEventListener('configurationchanged', apply);
  };
}
