import type { Chapter } from '../api/chapters';

/** [{ start: 200.5, title: "Waves" }] -> "3:20.5 Waves". */
export function chapterLines(chapters: Chapter[]): string {
  return chapters.map((chapter) => `${time(chapter.start)} ${chapter.title}`).join('\n');
}

/** The other way round: sorted chapters, or a sentence that says which line is wrong. */
export function readChapters(text: string): Chapter[] | string {
  const chapters: Chapter[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const found = /^\s*(?:(\d{1,2}):)?(\d{1,3}):(\d{2}(?:\.\d{1,3})?)\s+(\S.*?)\s*$/.exec(line);
    if (!found || Number(found[3]) >= 60) return `Line ${index + 1} is not a time and a title, such as "3:20 First topic".`;
    chapters.push({ start: Number(found[1] ?? 0) * 3600 + Number(found[2]) * 60 + Number(found[3]), title: found[4]! });
  }
  return chapters.sort((one, other) => one.start - other.start);
}

function time(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const [h, m, s, rest] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1000) % 60, ms % 1000];
  const two = (n: number) => String(n).padStart(2, '0');
  return `${h > 0 ? `${h}:${two(m)}` : m}:${two(s)}${rest ? `.${String(rest).padStart(3, '0').replace(/0+$/, '')}` : ''}`;
}
