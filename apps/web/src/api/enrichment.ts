import { get, send } from './http';

export interface Part {
  part: string;
  state: 'done' | 'notAvailable' | 'failed' | 'skipped';
  /** Why it is not there. */
  reason?: string;
}

/** What is made of a published version so that it is pleasant to use. */
export interface Enrichment {
  videoId: string;
  version: number;
  /** Nothing while it has not ended. */
  endedAt?: string;
  /** During a retry those of the run before. */
  parts: Part[];
  running: boolean;
}

const path = (videoId: string) => `/api/pipeline/videos/${videoId}/enrichment`;

export const enrichment = (videoId: string, stop?: AbortSignal) => get<Enrichment>(path(videoId), stop);

/** Makes what failed again, or begins what was lost. */
export const retryEnrichment = (videoId: string) => send<Enrichment>('POST', `${path(videoId)}/retry`);
