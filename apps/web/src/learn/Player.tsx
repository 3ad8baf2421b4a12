import { useEffect, useRef, useState } from 'react';
import { chapters } from '../api/chapters';
import { ApiProblem } from '../api/http';
import { Failure } from '../app/Failure';
import { useLoad } from '../app/useLoad';
import { ChapterList } from './ChapterList';
import { startPlayback } from './playback';
import 'shaka-player/dist/controls.css';

/** The player of one lesson: opens a session, plays, and gives the screen back when the page goes. */
export default function Player({ lessonId, videoId, title }: { lessonId: string; videoId: string; title: string }) {
  const container = useRef<HTMLDivElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const [error, setError] = useState<unknown>();
  const [turn, setTurn] = useState(0);
  // A lecture plays without them as well.
  const list = useLoad((stop) => chapters(videoId, stop), [videoId]).value?.chapters;

  useEffect(() => {
    const playback = startPlayback({ lessonId, videoId, container: container.current!, video: video.current!, onError: setError });
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
  }, [lessonId, videoId, turn]);

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
      <ChapterList chapters={list ?? []} video={video} />
      <Failure error={error} retry={error instanceof ApiProblem && error.status === 403 && error.type !== 'session-ended' ? undefined : again} />
    </>
  );
}
