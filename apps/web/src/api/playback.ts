import { accessToken } from '../session/auth';
import { send } from './http';

/** The second picture of a lesson, under the token of the same session. */
export interface CompanionStream {
  videoId: string;
  role: 'slides' | 'camera';
  /** Its time minus the main video's at the same moment. */
  offsetSeconds: number;
  dashUrl: string;
  hlsUrl: string;
}

export interface PlaybackSession {
  sessionId: string;
  videoId: string;
  token: string;
  dashUrl: string;
  hlsUrl: string;
  licences: { clearKeyUrl: string };
  heartbeatSeconds: number;
  resumeSeconds: number;
  durationSeconds?: number;
  companion?: CompanionStream;
}

/** `dashUrl` is another than the session's as soon as there is something better to play. */
export interface Heartbeat {
  dashUrl: string;
  hlsUrl: string;
  newerVersion?: number;
  companion?: CompanionStream;
}

const sessions = '/api/playback/sessions';

const remembered = 'edustream-playback-session';

/** Opens a session. One that this tab left behind, as a reload does, is replaced: it must not count as another screen. */
export async function openSession(lessonId: string): Promise<PlaybackSession> {
  const replacesSessionId = sessionStorage.getItem(remembered) ?? undefined;
  const session = await send<PlaybackSession>('POST', sessions, { lessonId, replacesSessionId });
  sessionStorage.setItem(remembered, session.sessionId);
  return session;
}

export const heartbeat = (sessionId: string, positionSeconds: number) =>
  send<Heartbeat>('POST', `${sessions}/${sessionId}/heartbeat`, { positionSeconds });

/** Frees the screen. `keepalive` lets the request outlive the page. */
export async function closeSession(sessionId: string): Promise<void> {
  const token = await accessToken();
  await fetch(`${sessions}/${sessionId}`, { method: 'DELETE', keepalive: true, headers: token ? { authorization: `Bearer ${token}` } : {} }).catch(() => {});
}
