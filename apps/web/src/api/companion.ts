import { send } from './http';
import type { VideoState } from './catalog';

export type CompanionRole = 'slides' | 'camera';

/** The second picture of a lesson. */
export interface Companion {
  videoId: string;
  role: CompanionRole;
  state: VideoState;
  playable: boolean;
  /** Its time minus the main video's at the same moment. */
  offsetSeconds: number;
  /** For the owner, as everything below. */
  sentence?: string;
  offset?: 'owner' | 'measured' | 'none';
  measuredOffset?: number;
  measuredAt?: string;
}

/** Without an offset the measured one counts. */
export const describe = (lessonId: string, change: { offsetSeconds?: number; role?: CompanionRole }) =>
  send<Companion>('PUT', `/api/catalog/lessons/${lessonId}/companion`, change);

export const remove = (lessonId: string) => send<void>('DELETE', `/api/catalog/lessons/${lessonId}/companion`);
