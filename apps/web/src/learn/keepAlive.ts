import { heartbeat, type Heartbeat, type PlaybackSession } from '../api/playback';
import { ApiProblem } from '../api/http';

/** Tells the platform where the learner is, so that the session lives and can be resumed; `onBeat` gets its answers. Returns how to stop. */
export function keepAlive(
  session: Pick<PlaybackSession, 'sessionId' | 'heartbeatSeconds'>,
  video: HTMLVideoElement,
  onBeat: (beat: Heartbeat) => void,
  onError: (error: unknown) => void,
): () => void {
  let sent = -1;
  const beat = () => {
    sent = video.currentTime;
    heartbeat(session.sessionId, Math.round(sent * 1000) / 1000).then(onBeat, (error) => {
      if (error instanceof ApiProblem && error.status < 500 && error.status !== 429) {
        stop();
        video.pause();
        onError(error.status === 401 ? error : new ApiProblem(403, 'session-ended'));
      }
      // Anything else passes: the next beat tries again, and the session outlives several missed ones.
    });
  };
  const onPause = () => Math.abs(video.currentTime - sent) > 1 && beat();
  const timer = setInterval(beat, session.heartbeatSeconds * 1000);
  video.addEventListener('pause', onPause);
  const stop = () => {
    clearInterval(timer);
    video.removeEventListener('pause', onPause);
  };
  return stop;
}
