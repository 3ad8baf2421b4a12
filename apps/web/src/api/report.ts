import type { Codec } from './codecs';
import { get } from './http';

export interface Point {
  width: number;
  height: number;
  crf: number;
  bitRate: number;
  ssim: number;
}

export interface Totals {
  bytes: number;
  coreSeconds?: number;
  seconds?: number;
  encodingCost?: number;
  storageCostPerMonth: number;
}

export interface LadderReport {
  videoId: string;
  version: number;
  durationSeconds: number;
  class?: string;
  fallback?: string;
  sampledSeconds: number;
  analysisSeconds: number;
  points: Point[];
  curve: Point[];
  kept: {
    track: string;
    width: number;
    height: number;
    frameRate: string;
    crf: number;
    maxRate: number;
    bitRate?: number;
    ssim?: number;
    reason: string;
    actualBitRate?: number;
    codec?: 'h264' | Codec;
  }[];
  dropped: { width: number; height: number; bitRate: number; ssim: number; reason: string; better?: string }[];
  before: Totals;
  expected: Totals;
  actual?: Totals;
  currency: string;
  /** H.264 first. */
  codecs?: { codec: 'h264' | Codec; renditions: number; expected: Totals; actual?: Totals }[];
  codecsLeftOut?: { codec: Codec; reason: string }[];
}

/** What was made of the newest version's picture, and why; for its instructor. */
export const ladderReport = (videoId: string, stop?: AbortSignal) => get<LadderReport>(`/api/pipeline/videos/${videoId}/report`, stop);
