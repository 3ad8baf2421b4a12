import type { Chapter } from '../api/chapters';

/** Chapters as WebVTT, for the marks on the player's bar. Titles are text of people: in a cue, `<` and `&` would begin markup, and a blank line would end it. */
export function chapterTrack(chapters: Chapter[], duration: number): string {
  const cues = chapters.map((chapter, index) => {
    const end = chapters[index + 1]?.start ?? Math.max(duration, chapter.start + 0.001);
    return `${time(chapter.start)} --> ${time(end)}\n${escape(chapter.title)}\n`;
  });
  return ['WEBVTT\n', ...cues].join('\n');
}

function time(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/\s+/g, ' ');
