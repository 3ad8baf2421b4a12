import { expect, test } from 'vitest';
import { chapterTrack } from '../src/learn/chapterTrack';
import { chapterLines, readChapters } from '../src/studio/chapterLines';

test('lines and chapters are the same thing', () => {
  const chapters = [
    { start: 0, title: 'Welcome' },
    { start: 200.5, title: 'Waves & light' },
    { start: 3725.025, title: '3:20 is a time too' },
  ];
  expect(chapterLines(chapters)).toBe('0:00 Welcome\n3:20.5 Waves & light\n1:02:05.025 3:20 is a time too');
  expect(readChapters(chapterLines(chapters))).toEqual(chapters);
});

test('lines may be in any order, with blanks between them', () => {
  expect(readChapters('\n 5:00  B \n\n0:10 A\r\n')).toEqual([
    { start: 10, title: 'A' },
    { start: 300, title: 'B' },
  ]);
});

test.each(['Waves', '3:20', '3:60 Waves', '3.20 Waves', '-1:00 Waves'])('%s is not a chapter', (line) => {
  expect(readChapters(`0:00 Fine\n${line}`)).toContain('Line 2');
});

test('a title cannot begin markup or end its cue', () => {
  const track = chapterTrack(
    [
      { start: 0, title: '<c.red>A & B\n\nWEBVTT' },
      { start: 61.5, title: 'End' },
    ],
    3700,
  );
  expect(track).toBe('WEBVTT\n\n00:00:00.000 --> 00:01:01.500\n&lt;c.red&gt;A &amp; B WEBVTT\n\n00:01:01.500 --> 01:01:40.000\nEnd\n');
});
