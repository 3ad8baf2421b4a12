import { get, send } from './http';

export interface Chapter {
  /** Seconds from the start of the video. */
  start: number;
  title: string;
}

export interface Chapters {
  source: 'owner' | 'file';
  chapters: Chapter[];
  /** Only for the owner: where the slides suggest that chapters begin. */
  proposed?: Chapter[];
}

const path = (videoId: string) => `/api/catalog/videos/${videoId}/chapters`;

export const chapters = (videoId: string, stop?: AbortSignal) => get<Chapters>(path(videoId), stop);
export const writeChapters = (videoId: string, list: Chapter[]) => send<Chapters>('PUT', path(videoId), { chapters: list });
export const forgetChapters = (videoId: string) => send<Chapters>('DELETE', path(videoId));
