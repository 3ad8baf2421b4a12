import { expect, test } from 'vitest';
import { bytes, clock, timeLeft } from '../src/app/format';

test.each([
  [0, '0:00'],
  [65.4, '1:05'],
  [3725, '1:02:05'],
  [-3, '0:00'],
])('clock(%d)', (seconds, text) => expect(clock(seconds)).toBe(text));

test.each([
  [undefined, ''],
  [20, 'less than a minute left'],
  [125, 'about 2 min left'],
  [7200, 'about 2.0 h left'],
])('timeLeft(%s)', (seconds, text) => expect(timeLeft(seconds)).toBe(text));

test.each([
  [0, '0 B'],
  [1536, '1.5 kB'],
  [2_500_000_000, '2.5 GB'],
])('bytes(%d)', (count, text) => expect(bytes(count)).toBe(text));
