import type { CaptionFinding } from '../api/captions';
import { clock } from '../app/format';

/** What was found in a caption file: what is worth a look is listed, what was put right is counted. */
export function CaptionFindings({ findings, counts }: { findings: CaptionFinding[]; counts: Record<string, number> }) {
  const warnings = findings.filter((finding) => finding.severity !== 'repaired');
  const repaired = new Map(findings.filter((finding) => finding.severity === 'repaired').map((finding) => [finding.code, finding.sentence]));
  if (findings.length === 0) return null;
  return (
    <details>
      <summary>{[warnings.length > 0 && `${warnings.length} to look at`, repaired.size > 0 && 'repaired'].filter(Boolean).join(', ')}</summary>
      <ul>
        {warnings.map((finding, index) => (
          <li key={index}>
            {[finding.seconds !== undefined && clock(finding.seconds), finding.line !== undefined && `line ${finding.line}`].filter(Boolean).join(', ')} {finding.sentence}
          </li>
        ))}
        {[...repaired].map(([code, sentence]) => (
          <li key={code} className="soft">
            {sentence} ({counts[code]}×)
          </li>
        ))}
      </ul>
    </details>
  );
}
