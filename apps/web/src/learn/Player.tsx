import { useEffect, useRef, useState } from 'react';
import { chapters } from '../api/chapters';
import { ApiProblem } from '../api/http';
import type { CompanionStream } from '../api/playback';
import { Failure } from '../app/Failure';
import { useLoad } from '../app/useLoad';
import { ChapterList } from './ChapterList';
import { PictureBar } from './PictureBar';
import { recall, remember, type Layout } from './layoutChoice';
import { startPlayback } from './playback';
import 'shaka-player/dist/controls.css';

/** The player of one lesson: opens a session, plays, and gives the screen back when the page goes. */
export default function Player({ lessonId, videoId, title }: { lessonId: string; videoId: string; title: string }) {
  const container = useRef<HTMLDivElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const second = useRef<HTMLVideoElement>(null);
  const playing = useRef<ReturnType<typeof startPlayback>>(undefined);
  const [role, setRole] = useState<CompanionStream['role']>();
  const [layout, setLayout] = useState<Layout>('beside');
  const [error, setError] = useState<unknown>();
  const [turn, setTurn] = useState(0);
  // A lecture plays without them as well.
  const list = useLoad((stop) => chapters(videoId, stop), [videoId]).value?.chapters;

  useEffect(() => {
    const playback = startPlayback({
      lessonId,
      videoId,
      container: container.current!,
      video: video.current!,
      second: second.current!,
      onError: setError,
      onCompanion: (companion) => setRole(companion?.role),
    });
    playing.current = playback;
    // A closed tab must not keep a screen busy; a page that comes back from the browser's memory starts anew.
    const onHide = () => playback.stop();
    const onShow = (event: PageTransitionEvent) => event.persisted && setTurn((n) => n + 1);
    window.addEventListener('pagehide', onHide);
    window.addEventListener('pageshow', onShow);
    return () => {
      window.removeEventListener('pagehide', onHide);
      window.removeEventListener('pageshow', onShow);
      playback.stop();
      setRole(undefined);
    };
  }, [lessonId, videoId, turn]);

  useEffect(() => {
    if (role) setLayout(recall(role));
  }, [role]);
  // Not through React: the player keeps classes and attributes of its own on this element.
  useEffect(() => {
    if (role) container.current!.dataset.layout = layout;
    else delete container.current!.dataset.layout;
    playing.current?.wantCompanion(layout !== 'main-only');
  }, [role, layout]);
  const choose = (next: Layout) => {
    setLayout(next);
    remember(next, role!);
  };

  const again = () => {
    setError(undefined);
    setTurn((n) => n + 1);
  };
  return (
    <>
      <div ref={container} className="player" data-shaka-player-container>
        <video ref={video} aria-label={title} playsInline preload="auto" />
        <video ref={second} className="second" aria-label={`${title}: second picture`} muted playsInline preload="auto" />
        <div className="cover" aria-hidden="true">
          <span className="waves" />
          <span className="title">{title}</span>
        </div>
        {role && <PictureBar layout={layout} role={role} onChange={choose} />}
      </div>
      <ChapterList chapters={list ?? []} video={video} />
      <Failure error={error} retry={error instanceof ApiProblem && error.status === 403 && error.type !== 'session-ended' ? undefined : again} />
    </>
  );
}
