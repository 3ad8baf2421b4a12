import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../api/http';
import { Failure } from '../app/Failure';
import { startPlayback } from './playback';
import 'shaka-player/dist/controls.css';

/** The player of one lesson: opens a session, plays, and gives the screen back when the page goes. */
export default function Player({ lessonId, title }: { lessonId: string; title: string }) {
  const container = useRef<HTMLDivElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const [error, setError] = useState<unknown>();
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    const playback = startPlayback({ lessonId, container: container.current!, video: video.current!, onError: setError });
    // A closed tab must not keep a screen busy; a page that comes back from the browser's memory starts anew.
    const onHide = () => playback.stop();
    const onShow = (event: PageTransitionEvent) => event.persisted && setTurn((n) => n + 1);
    window.addEventListener('pagehide', onHide);
    window.addEventListener('pageshow', onShow);
    return () => {
      window.removeEventListener('pagehide', onHide);
      window.removeEventListener('pageshow', onShow);
      playback.stop();
    };
  }, [lessonId, turn]);

  const again = () => {
    setError(undefined);
    setTurn((n) => n + 1);
  };
  return (
    <>
      <div ref={container} className="player" data-shaka-player-container>
        <video ref={video} aria-label={title} playsInline preload="auto" />
        <div className="cover" aria-hidden="true">
          <span className="waves" />
          <span className="title">{title}</span>
        </div>
      </div>
      <Failure error={error} retry={error instanceof ApiProblem && error.status === 403 && error.type !== 'session-ended' ? undefined : again} />
    </>
  );
}
