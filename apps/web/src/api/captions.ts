import { request } from './http';

export interface CaptionFinding {
  code: string;
  severity: 'repaired' | 'warning' | 'refused';
  sentence: string;
  line?: number;
  seconds?: number;
}

export interface Captions {
  language: string;
  label?: string;
  kind: 'captions' | 'subtitles';
  origin: 'instructor' | 'embedded' | 'automatic';
  revision: number;
  cues: number;
  /** Only for the owner of the course. */
  report?: { counts: Record<string, number>; findings: CaptionFinding[] };
}

const at = (videoId: string, language = '') => `/api/catalog/videos/${videoId}/captions/${encodeURIComponent(language)}`.replace(/\/$/, '');

export const captions = async (videoId: string, stop?: AbortSignal): Promise<Captions[]> => (await (await request(at(videoId), { signal: stop })).json()).items;

/** `replaces` is the revision that the person has seen: whoever changed it since is not overwritten. */
export async function putCaptions(videoId: string, language: string, file: Blob, options: { label?: string; kind: Captions['kind']; replaces?: number }): Promise<Captions> {
  const query = new URLSearchParams({ kind: options.kind, ...(options.label && { label: options.label }) });
  const response = await request(`${at(videoId, language)}?${query}`, {
    method: 'PUT',
    body: file,
    headers: { 'content-type': 'text/plain', ...(options.replaces !== undefined && { 'if-match': `"${options.replaces}"` }) },
  });
  return response.json();
}

export const removeCaptions = (videoId: string, entry: Captions) =>
  request(at(videoId, entry.language), { method: 'DELETE', headers: { 'if-match': `"${entry.revision}"` } });
