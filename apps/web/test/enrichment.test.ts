import { describe, expect, it } from 'vitest';
import type { Enrichment, Part } from '../src/api/enrichment';
import { sentenceFor } from '../src/api/problems';
import { ApiProblem } from '../src/api/http';
import { canTryAgain, linesOf, standing } from '../src/studio/enrichmentWords';

const failed: Part = { part: 'slide-text', state: 'failed', reason: 'internal' };
const done: Part = { part: 'storyboard', state: 'done' };

const value = (more: Partial<Enrichment> = {}): Enrichment => ({ videoId: 'v', version: 1, endedAt: '2026-11-22T08:00:00Z', parts: [done], running: false, ...more });

describe('what was made of a version', () => {
  it('says of each part whether it is there, and why not', () => {
    expect(linesOf([done, failed, { part: 'automatic-captions', state: 'notAvailable', reason: 'speech-not-configured' }, { part: 'posters', state: 'skipped', reason: 'no-samples' }])).toEqual([
      { part: 'storyboard', name: 'Pictures on the seek bar', state: 'there', sentence: undefined },
      { part: 'slide-text', name: 'Text of the slides', state: 'failed', sentence: expect.stringContaining('Try again') },
      { part: 'automatic-captions', name: 'Automatic captions', state: 'not there', sentence: 'This platform recognizes no speech.' },
      { part: 'posters', name: 'Pictures to choose from', state: 'not there', sentence: expect.stringContaining('look through') },
    ]);
  });

  it('names the look through the picture only when it failed, and a part that it does not know by its own name', () => {
    expect(linesOf([{ part: 'samples', state: 'done' }])).toEqual([]);
    expect(linesOf([{ part: 'samples', state: 'failed', reason: 'internal' }])).toHaveLength(1);
    expect(linesOf([{ part: 'subtitles-in-klingon', state: 'notAvailable', reason: 'no-klingons' }])).toEqual([
      { part: 'subtitles-in-klingon', name: 'subtitles-in-klingon', state: 'not there', sentence: undefined },
    ]);
  });

  it.each([
    [value(), false, 'is there'],
    [value({ parts: [done, failed] }), true, 'failed'],
    [value({ parts: [done, failed], running: true, endedAt: undefined }), false, 'In work'],
    [value({ parts: [], endedAt: undefined }), true, 'Not begun'],
  ])('offers another try where one can help: %o %s', (view, offered, words) => {
    expect(canTryAgain(view)).toBe(offered);
    expect(standing(view)).toContain(words);
  });

  it.each(['enrichment-running', 'enrichment-complete'])('has a sentence of its own for %s', (type) => {
    expect(sentenceFor(new ApiProblem(409, type, 'from the server'))).not.toContain('server');
  });
});
