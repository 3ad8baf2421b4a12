import type { Codec } from './codecs';
import type { Companion } from './companion';
import { get, send } from './http';

export type VideoState = 'uploading' | 'processing' | 'published' | 'failed';

export interface LessonVideo {
  videoId: string;
  state: VideoState;
  /** Can be watched, if only in a first rendition that is still growing. */
  playable: boolean;
  durationSeconds?: number;
  sentence?: string;
  /** Address of its picture, for `Picture`. */
  poster?: string;
}

export interface Lesson {
  lessonId: string;
  courseId: string;
  courseTitle: string;
  title: string;
  video?: LessonVideo;
  companion?: Companion;
}

export interface Course {
  courseId: string;
  title: string;
  access: 'open' | 'enrolled';
  /** For the owner: days for which uploaded files are kept; nothing: for ever. */
  keepSourceDays?: number;
  /** For the owner: in which codecs versions are made beside H.264. */
  codecs?: Codec[];
  lessons?: Lesson[];
}

interface Page<T> {
  items: T[];
  next?: string;
}

/** Follows pages to the end: lists here are a person's own courses and lessons. */
async function all<T>(path: string, stop?: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let next: string | undefined;
  do {
    const page: Page<T> = await get(next ? `${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(next)}` : path, stop);
    items.push(...page.items);
    next = page.next;
  } while (next);
  return items;
}

export const lessons = (stop?: AbortSignal) => all<Lesson>('/api/catalog/lessons', stop);
export const lesson = (lessonId: string, stop?: AbortSignal) => get<Lesson>(`/api/catalog/lessons/${lessonId}`, stop);
export const courses = (stop?: AbortSignal) => all<Course>('/api/catalog/courses?mine=true', stop);
export const course = (courseId: string, stop?: AbortSignal) => get<Course>(`/api/catalog/courses/${courseId}`, stop);
export const createCourse = (title: string, access: Course['access']) => send<Course>('POST', '/api/catalog/courses', { title, access });
export const createLesson = (courseId: string, title: string) => send<Lesson>('POST', `/api/catalog/courses/${courseId}/lessons`, { title });
