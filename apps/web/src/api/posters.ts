import { get, request, send } from './http';

export interface Posters {
  version?: number;
  /** When each candidate is shown in the video. */
  seconds: number[];
  /** Index of the one that stands for the video. */
  shown?: number;
}

const path = (videoId: string) => `/api/catalog/videos/${videoId}`;

export const posters = (videoId: string, stop?: AbortSignal) => get<Posters>(`${path(videoId)}/posters`, stop);
export const choosePoster = (videoId: string, index: number) => send<Posters>('PUT', `${path(videoId)}/poster`, { index });
export const candidate = (videoId: string, version: number, index: number) => `${path(videoId)}/posters/${index}?v=${version}`;

/** A picture that needs a sign-in, as an address for an image; give it back with `URL.revokeObjectURL`. */
export async function picture(address: string, stop?: AbortSignal): Promise<string> {
  return URL.createObjectURL(await (await request(address, { signal: stop })).blob());
}
