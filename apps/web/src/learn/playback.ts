import shaka from 'shaka-player/dist/shaka-player.ui.js';
import { chapters } from '../api/chapters';
import { openSession, closeSession, type CompanionStream, type Heartbeat } from '../api/playback';
import { ApiProblem } from '../api/http';
import { keepCaptionChoice } from './captionChoice';
import { codecPreferences } from './codecChoice';
import { chapterTrack } from './chapterTrack';
import { followWith } from './companion';
import { keepAlive } from './keepAlive';
import { startUpgrades } from './upgrade';
import { rememberSound } from './soundChoice';
import { unlock } from './unlock';

declare global {
  interface Window {
    /** The live Shaka player: for support staff in the console and for playback checks. */
    edustreamPlayer?: shaka.Player;
  }
}

interface Playback {
  stop(): void;
  /** Whether the viewer wants to see the second picture. */
  wantCompanion(wanted: boolean): void;
}

/** Opens a playback session and plays it. Everything that goes wrong, now or later, goes to `onError`. */
export function startPlayback(options: {
  lessonId: string;
  videoId: string;
  container: HTMLElement;
  video: HTMLVideoElement;
  second: HTMLVideoElement;
  onError: (error: unknown) => void;
  /** The second picture as the session has it; nothing: there is none. */
  onCompanion: (companion: CompanionStream | undefined) => void;
}): Playback {
  const { container, video, onError } = options;
  const cleanUp: (() => unknown)[] = [];
  let stopped = false;
  let wanted = true;
  let companion: ReturnType<typeof followWith> | undefined;

  async function run() {
    // The two do not need each other: ask for the session while the player is set up.
    const opening = openSession(options.lessonId);
    opening.catch(() => {});
    shaka.polyfill.installAll();
    const codecs = codecPreferences(navigator.mediaCapabilities);
    if (!shaka.Player.isBrowserSupported()) throw new Error('This browser cannot play protected video. Use a current Chrome, Edge, Firefox or Safari.');
    const player = new shaka.Player();
    const overlay = new shaka.ui.Overlay(player, container, video);
    cleanUp.push(() => overlay.destroy());
    // Names of sounds tell apart what languages and roles do not.
    // What an instructor calls captions says more than their language alone.
    overlay.configure({ trackLabelFormat: shaka.ui.Overlay.TrackLabelFormat.LABEL, textTrackLabelFormat: shaka.ui.Overlay.TrackLabelFormat.LABEL_OR_LANGUAGE });
    await player.attach(video);
    player.addEventListener('error', (event) => onError(explain((event as unknown as { detail: shaka.util.Error }).detail)));

    const session = await opening;
    cleanUp.push(() => closeSession(session.sessionId));
    if (stopped) return tidy();
    window.edustreamPlayer = player;
    cleanUp.push(() => delete window.edustreamPlayer);
    player.configure({ preferredVideo: await codecs });
    unlock(player, session);
    cleanUp.push(rememberSound(player));
    cleanUp.push(keepCaptionChoice<shaka.extern.TextTrack>(player));
    const upgrade = startUpgrades(player, video, session.dashUrl);
    cleanUp.push(upgrade.stop);
    const beside = (companion = followWith(session, player, video, options.second, (shown) => container.toggleAttribute('data-second', shown)));
    beside.want(wanted);
    cleanUp.push(beside.stop);
    const show = (stream: CompanionStream | undefined) => {
      options.onCompanion(stream);
      void beside.to(stream);
    };
    const onBeat = (beat: Heartbeat) => {
      show(beat.companion);
      upgrade.to(beat.dashUrl).catch((error) => stopped || onError(explain(error)));
    };
    cleanUp.push(keepAlive(session, video, onBeat, onError));
    cleanUp.push(markChapters(player, video, options.videoId));
    const nearEnd = session.durationSeconds !== undefined && session.resumeSeconds > session.durationSeconds - 10;
    // Always a number: without one the player starts a lecture that still grows at its end.
    await player.load(session.dashUrl, nearEnd ? 0 : session.resumeSeconds);
    // Not through React: the player keeps classes of its own on this element.
    container.toggleAttribute('data-sound-only', player.isAudioOnly());
    if (!stopped) show(session.companion);
  }

  function tidy() {
    for (const undo of cleanUp.splice(0).reverse()) undo();
  }

  run().catch((error) => stopped || onError(explain(error)));
  return {
    stop() {
      stopped = true;
      tidy();
    },
    wantCompanion(value) {
      wanted = value;
      companion?.want(value);
    },
  };
}

/** Marks on the bar, anew whenever another presentation is loaded. Whatever goes wrong here, the lecture plays. */
function markChapters(player: shaka.Player, video: HTMLVideoElement, videoId: string): () => void {
  const tracks: string[] = [];
  const asked = chapters(videoId).then((found) => found.chapters);
  asked.catch(() => {});
  const mark = () =>
    asked
      .then(async (list) => {
        if (list.length === 0) return;
        const track = URL.createObjectURL(new Blob([chapterTrack(list, video.duration)], { type: 'text/vtt' }));
        tracks.push(track);
        await player.addChaptersTrack(track, 'und', 'text/vtt');
      })
      .catch(() => {});
  player.addEventListener('loaded', mark);
  return () => {
    player.removeEventListener('loaded', mark);
    for (const track of tracks) URL.revokeObjectURL(track);
  };
}

/** What a learner can do about a player error (numbers: Shaka Player's error categories and codes). */
function explain(error: unknown): unknown {
  if (!(error instanceof shaka.util.Error)) return error;
  const { Category, Code } = shaka.util.Error;
  const status = error.code === Code.BAD_HTTP_STATUS ? Number(error.data[1]) : undefined;
  if (status === 401 || status === 403 || status === 404) return new ApiProblem(403, 'session-ended');
  if (error.category === Category.DRM) return new Error('The video could not be unlocked on this device. Try again, or use another browser.');
  if (error.category === Category.NETWORK) return new Error('The connection broke off. Check it and try again.');
  return new Error(`The video could not be played (error ${error.code}). Try again.`);
}
