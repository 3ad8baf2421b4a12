import { expect, test } from 'vitest';
import { decibels, scale } from '../src/studio/curve';
import { finding, missing, money, rate, why } from '../src/studio/ladderWords';

const box = { width: 100, height: 50, margin: 10 };

test('a doubling of bits is the same step anywhere', () => {
  const at = scale([{ bitRate: 100, ssim: 0.9 }, { bitRate: 400, ssim: 0.99 }], box)!;
  expect(at({ bitRate: 100, ssim: 0.9 })).toEqual({ x: 10, y: 40 });
  expect(at({ bitRate: 200, ssim: 0.99 }).x).toBeCloseTo(50);
  expect(at({ bitRate: 400, ssim: 0.99 })).toEqual({ x: 90, y: 10 });
});

test('points without extent have no scale', () => {
  expect(scale([], box)).toBeUndefined();
  expect(scale([{ bitRate: 100, ssim: 0.9 }], box)).toBeUndefined();
});

test('equal pictures have a finite quality', () => expect(decibels(1)).toBe(50));

test.each([
  [64_000, '64 kbit/s'],
  [1_250_000, '1.3 Mbit/s'],
  [undefined, '–'],
])('rate(%s)', (bits, text) => expect(rate(bits)).toBe(text));

test('small sums keep their digits', () => expect(money(0.00123, 'EUR')).toBe('€0.00123'));

test('every reason is a sentence, unknown ones are shown as they are', () => {
  expect(why('larger-looks-better', 'v720-2')).toBe('v720-2 looks better for the same bits');
  expect(why('something-new')).toBe('something-new');
});

test('a codec that is not there says why', () => {
  expect(missing({ codec: 'hevc', reason: 'no-encoder' })).toBe('HEVC was not made: this platform cannot make it.');
  expect(missing({ codec: 'vvc', reason: 'something-new' })).toBe('vvc was not made: something-new.');
});

test('a fixed ladder says why', () => {
  const report = { fallback: 'too-short', points: [], curve: [], kept: [], dropped: [] } as never;
  expect(finding(report)).toContain('too short');
});
