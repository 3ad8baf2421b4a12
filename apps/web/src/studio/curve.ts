import type { Point } from '../api/report';

export interface Box {
  width: number;
  height: number;
  margin: number;
}

/** SSIM on a scale on which equal steps look alike: 0.9 is 10, 0.99 is 20. */
export const decibels = (ssim: number) => (ssim >= 1 ? 50 : Math.min(50, -10 * Math.log10(1 - ssim)));

/** Maps bits (each doubling the same way to the right) and quality (upwards) into a box. Of fewer than two points there is no scale. */
export function scale(points: Pick<Point, 'bitRate' | 'ssim'>[], box: Box) {
  const [xs, ys] = [points.map((point) => Math.log2(point.bitRate)), points.map((point) => decibels(point.ssim))];
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (!(right > left) || !(high > low)) return undefined;
  return (point: Pick<Point, 'bitRate' | 'ssim'>) => ({
    x: box.margin + ((Math.log2(point.bitRate) - left) / (right - left)) * (box.width - 2 * box.margin),
    y: box.height - box.margin - ((decibels(point.ssim) - low) / (high - low)) * (box.height - 2 * box.margin),
  });
}
