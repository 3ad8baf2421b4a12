import { get, send } from './http';

export interface Version {
  version: number;
  state: 'processing' | 'published' | 'failed';
  startedAt: string;
  endedAt?: string;
  renditions: { track: string; width?: number; height?: number; bytes: number }[];
  reason?: string;
  sentence?: string;
  keptUntil?: string;
  madeBy?: string;
  republished: boolean;
  removedAt?: string;
}

export interface Video {
  videoId: string;
  published?: number;
  versions?: Version[];
  sourceExpiredAt?: string;
}

export const video = (videoId: string, stop?: AbortSignal) => get<Video>(`/api/catalog/videos/${videoId}`, stop);

/** Makes a new version from the same source with the settings of today. */
export const republish = (videoId: string) => send<{ requestId: string }>('POST', `/api/catalog/videos/${videoId}/republish`);

/** People watch an earlier version again. */
export const rollBack = (videoId: string, version: number) => send<void>('POST', `/api/catalog/videos/${videoId}/rollback`, { version });

/** Days for which a course keeps uploaded files; undefined: for ever. */
export const keepSources = (courseId: string, days: number | undefined) =>
  send<void>('PUT', `/api/catalog/courses/${courseId}/source-retention`, { keepSourceDays: days ?? null });

export const newestOf = (versions: Version[] | undefined): number => Math.max(0, ...(versions ?? []).map((each) => each.version));

export const bytesOf = (version: Version): number => version.renditions.reduce((sum, rendition) => sum + rendition.bytes, 0);

/** Can people go back to it? */
export const isWayBack = (version: Version, published: number | undefined): boolean =>
  version.state === 'published' && !version.removedAt && version.version !== published;
