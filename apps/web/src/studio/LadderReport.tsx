import { ladderReport, type Totals } from '../api/report';
import { ApiProblem } from '../api/http';
import { bytes, clock } from '../app/format';
import { Failure } from '../app/Failure';
import { useLoad } from '../app/useLoad';
import { LadderCurve } from './LadderCurve';
import { codecNames, finding, missing, money, rate, why } from './ladderWords';

/** What was made of a video's picture and why, with bits and cost before and after. */
export function LadderReport({ videoId, title }: { videoId: string; title: string }) {
  const { value: report, error, reload } = useLoad((stop) => ladderReport(videoId, stop), [videoId]);
  if (error instanceof ApiProblem && error.status === 404) return <p className="soft">There is no report yet: it comes as soon as the encoding is planned.</p>;
  if (!report) return <Failure error={error} retry={reload} />;
  const columns: [string, Totals][] = [["Apple's fixed ladder (estimate)", report.before], ['Expected', report.expected], ...(report.actual ? ([['Made', report.actual]] as [string, Totals][]) : [])];
  // What the encoding of each took is known only for the whole, because all are encoded in one run.
  const perCodec = (report.codecs?.length ?? 0) < 2 ? [] : report.codecs!.flatMap(({ codec, expected, actual }): [string, Totals][] => [
    [`${codecNames[codec]}, expected`, expected],
    ...(actual ? ([[`${codecNames[codec]}, made`, actual]] as [string, Totals][]) : []),
  ]);
  return (
    <section className="report" aria-label={`Renditions of ${title}`}>
      <p>{finding(report)}</p>
      {report.codecsLeftOut?.map((each) => <p key={each.codec}>{missing(each)}</p>)}
      <LadderCurve report={report} />
      <table>
        <thead>
          <tr><th>Rendition</th><th>Codec</th><th>Size</th><th>Expected</th><th>Made</th><th>SSIM</th><th>Why</th></tr>
        </thead>
        <tbody>
          {report.kept.map((kept) => (
            <tr key={kept.track}>
              <td>{kept.track}</td><td>{codecNames[kept.codec ?? 'h264']}</td><td>{kept.width}×{kept.height}</td><td>{rate(kept.bitRate)}</td><td>{rate(kept.actualBitRate)}</td><td>{kept.ssim?.toFixed(4) ?? '–'}</td><td>{why(kept.reason)}</td>
            </tr>
          ))}
          {report.dropped.map((dropped) => (
            <tr key={`${dropped.width}x${dropped.height}`} className="soft">
              <td>not made</td><td>–</td><td>{dropped.width}×{dropped.height}</td><td>{rate(dropped.bitRate)}</td><td>–</td><td>{dropped.ssim.toFixed(4)}</td><td>{why(dropped.reason, dropped.better)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <thead>
          <tr><th>In all</th><th>Size</th><th>Encoding</th><th>Time</th><th>Storage a month</th></tr>
        </thead>
        <tbody>
          {[...columns, ...perCodec].map(([name, totals]) => (
            <tr key={name}>
              <td>{name}</td><td>{bytes(totals.bytes)}</td><td>{money(totals.encodingCost, report.currency)}</td><td>{totals.seconds === undefined ? '–' : clock(totals.seconds)}</td><td>{money(totals.storageCostPerMonth, report.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
