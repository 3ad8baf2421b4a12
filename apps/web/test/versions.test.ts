import { describe, expect, it } from 'vitest';
import { bytesOf, isWayBack, newestOf, type Version } from '../src/api/versions';

const version = (number: number, more: Partial<Version> = {}): Version => ({
  version: number,
  state: 'published',
  startedAt: '2026-11-22T08:00:00Z',
  renditions: [],
  republished: false,
  ...more,
});

describe('versions', () => {
  it('adds up what a version holds', () => {
    expect(bytesOf(version(1, { renditions: [{ track: 'v720', bytes: 3 }, { track: 'a128', bytes: 4 }] }))).toBe(7);
  });

  it('knows the newest number', () => {
    expect(newestOf([version(3), version(1)])).toBe(3);
    expect(newestOf(undefined)).toBe(0);
  });

  it.each([
    [version(1), 2, true],
    [version(2), 2, false],
    [version(1, { removedAt: '2026-11-22T08:00:00Z' }), 2, false],
    [version(1, { state: 'failed' }), 2, false],
    [version(1, { state: 'processing' }), undefined, false],
  ])('offers the way back to %o when %s is watched: %s', (each, published, expected) => {
    expect(isWayBack(each, published)).toBe(expected);
  });
});
