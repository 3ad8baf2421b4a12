import { events } from './eventStream';
import { ApiProblem, request, send } from './http';

export interface VideoProgress {
  videoId: string;
  version: number;
  state: 'waiting' | 'processing' | 'published' | 'failed';
  stage?: string;
  percent: number;
  secondsLeft?: number;
  stages: { name: string; percent: number; attempts: number }[];
  /** What is being done now, for people. */
  step?: string;
  attempt: number;
  reason?: string;
  sentence?: string;
  /** Where a failed version failed; with `keptUntil` it can be tried again. */
  failure?: { stage?: string; step?: string; attempts: number; at: string; keptUntil?: string };
  /** Nothing has moved for too long. */
  stall?: { since: string; step?: string; sentence: string };
}

/** Lets a version that broke go on from its last good step. */
export const retry = (videoId: string) => send<VideoProgress>('POST', `/api/pipeline/videos/${videoId}/retry`);

const wait = (milliseconds: number, stop: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    stop.addEventListener('abort', () => (clearTimeout(timer), reject(stop.reason)), { once: true });
  });

/**
 * Follows the publication of a video until it ends. Broken connections and an upload that is not yet announced (404) are waited for:
 * the work goes on without this page.
 * @param after A version that was there before: what is said of it, or of an older one, is not what is waited for.
 */
export async function* follow(videoId: string, stop: AbortSignal, after = 0): AsyncGenerator<VideoProgress> {
  for (let delay = 500; ; delay = Math.min(delay * 2, 8000)) {
    try {
      const response = await request(`/api/pipeline/videos/${videoId}/progress`, { signal: stop, headers: { accept: 'text/event-stream' } });
      for await (const data of events(response)) {
        const progress: VideoProgress = JSON.parse(data);
        if (progress.version <= after) continue;
        delay = 500;
        yield progress;
        if (progress.state === 'published' || progress.state === 'failed') return;
      }
    } catch (error) {
      stop.throwIfAborted();
      if (error instanceof ApiProblem && error.status !== 404 && error.status < 500) throw error;
    }
    await wait(delay, stop);
  }
}
