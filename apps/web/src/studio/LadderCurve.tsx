import type { LadderReport } from '../api/report';
import { scale } from './curve';
import { rate } from './ladderWords';

const box = { width: 420, height: 200, margin: 24 };

/** Quality over bits: what was tried, the best curve, and where the renditions lie on it. */
export function LadderCurve({ report }: { report: LadderReport }) {
  const chosen = report.kept.flatMap((kept) => (kept.bitRate && kept.ssim ? [{ ...kept, bitRate: kept.bitRate, ssim: kept.ssim }] : []));
  const at = scale([...report.points, ...report.curve, ...chosen], box);
  if (!at) return null;
  const line = report.curve.map((point) => `${at(point).x.toFixed(1)},${at(point).y.toFixed(1)}`).join(' ');
  return (
    <svg viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label="Quality over bits of the trial encodes and the chosen renditions" className="curve">
      <polyline points={line} fill="none" stroke="currentColor" strokeWidth="1.5" />
      {report.points.map((point, index) => (
        <circle key={index} cx={at(point).x} cy={at(point).y} r="3" fill="none" stroke="currentColor">
          <title>{`tried: ${point.width}x${point.height}, ${rate(point.bitRate)}, SSIM ${point.ssim.toFixed(4)}`}</title>
        </circle>
      ))}
      {chosen.map((kept) => (
        <circle key={kept.track} cx={at(kept).x} cy={at(kept).y} r="5" className="chosen">
          <title>{`${kept.track}: ${rate(kept.bitRate)}, SSIM ${kept.ssim.toFixed(4)}`}</title>
        </circle>
      ))}
      <text x={box.width - box.margin} y={box.height - 6} textAnchor="end">bits, doubling to the right</text>
      <text x={4} y={12}>quality</text>
    </svg>
  );
}
