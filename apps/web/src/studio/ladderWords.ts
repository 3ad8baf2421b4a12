import type { LadderReport } from '../api/report';

const classes: Record<string, string> = {
  slides: 'slides',
  screenRecording: 'a screen recording',
  talkingHead: 'somebody who talks to the camera',
  camera: 'camera footage',
};

const fallbacks: Record<string, string> = {
  'too-short': 'It is too short for measuring to pay, so the usual sizes were made.',
  'not-measurable': 'It could not be measured, so the usual sizes were made.',
  'no-picture': 'This is sound alone: there is no picture to make.',
  off: 'Measuring is switched off on this platform, so the usual sizes were made.',
};

export const codecNames: Record<string, string> = { h264: 'H.264', hevc: 'HEVC', av1: 'AV1' };

const leftOut: Record<string, string> = {
  'no-encoder': 'this platform cannot make it',
  'too-small': 'the picture is too small for it',
  'no-picture': 'there is no picture',
};

const reasons: Record<string, string> = {
  'other-codec': 'The same picture in fewer bits',
  best: 'Enough that more would hardly be seen',
  'half-the-bits': 'About half the bits of the one above',
  'standard-definition': 'For devices that may only play standard definition',
  'slide-mode': 'Carries the text over a very slow line',
  fixed: 'One of the usual sizes',
  'too-near': 'Too near to its neighbours to be worth its storage',
};

/** What the platform found, as a sentence. */
export function finding(report: LadderReport): string {
  if (!report.class) return fallbacks[report.fallback ?? ''] ?? 'The usual sizes were made.';
  return `This looks like ${classes[report.class] ?? 'a video'}. ${report.points.length} trial encodes of ${report.sampledSeconds.toFixed(1)} s took ${report.analysisSeconds.toFixed(1)} s.`;
}

/** Why a rendition is there or not. */
export function why(reason: string, better?: string): string {
  if (reason === 'larger-looks-better') return `${better ?? 'A larger picture'} looks better for the same bits`;
  return reasons[reason] ?? reason;
}

/** Why a codec that the course wants is not there. */
export function missing({ codec, reason }: { codec: string; reason: string }): string {
  return `${codecNames[codec] ?? codec} was not made: ${leftOut[reason] ?? reason}.`;
}

/** 1234567 -> "1.2 Mbit/s", 64000 -> "64 kbit/s". */
export function rate(bitsPerSecond: number | undefined): string {
  if (bitsPerSecond === undefined) return '–';
  return bitsPerSecond >= 1e6 ? `${(bitsPerSecond / 1e6).toFixed(1)} Mbit/s` : `${Math.round(bitsPerSecond / 1000)} kbit/s`;
}

/** Money; small sums keep their first digits. */
export function money(amount: number | undefined, currency: string): string {
  if (amount === undefined) return '–';
  return new Intl.NumberFormat('en', { style: 'currency', currency, minimumSignificantDigits: 2, maximumSignificantDigits: 3 }).format(amount);
}
