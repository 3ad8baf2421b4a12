import { lazy, Suspense, useEffect } from 'react';
import { Link, useParams } from 'react-router-dom';
import { lesson } from '../api/catalog';
import { Failure } from '../app/Failure';
import { useLoad } from '../app/useLoad';

// The player is two thirds of the code: lists do not wait for it.
const Player = lazy(() => import('./Player'));

export function LessonPage() {
  const { lessonId = '' } = useParams();
  const { value, error, reload } = useLoad((stop) => lesson(lessonId, stop), [lessonId]);
  const preparing = value?.video?.state === 'processing' && !value.video.playable;
  useEffect(() => {
    if (!preparing) return;
    const timer = setInterval(reload, 2000);
    return () => clearInterval(timer);
  }, [preparing, reload]);
  return (
    <article className="watch">
      <Failure error={error} retry={reload} />
      {value && (
        <>
          {value.video?.playable ? (
            <Suspense fallback={<div className="player" />}>
              <Player lessonId={lessonId} videoId={value.video.videoId} title={value.title} />
            </Suspense>
          ) : (
            <p className="empty" aria-live="polite">
              {value.video?.state === 'processing' ? 'The video is being prepared and starts here in a few seconds.' : 'This lesson has no video to watch yet.'}
            </p>
          )}
          <h1>{value.title}</h1>
          <p className="soft">
            {value.courseTitle} · <Link to="/">All lessons</Link>
          </p>
        </>
      )}
    </article>
  );
}
