import { expect, it, test } from 'vitest';
import { measuredWords, readOffset } from '../src/studio/offsetWords';

it.each([
  ['2.5', 2.5],
  [' -0,25 ', -0.25],
  ['+3', 3],
  ['3600', 3600],
  ['3600.1', undefined],
  ['', undefined],
  ['1e3', undefined],
  ['0x10', undefined],
  ['soon', undefined],
])('%j is %s', (text, value) => expect(readOffset(text)).toBe(value));

test('it says what was measured, that nothing could be, or that nobody looked yet', () => {
  expect(measuredWords({ measuredAt: '2026-11-25', measuredOffset: 3.018, offset: 'measured' })).toBe('Measured from the sound of both: 3.02 s.');
  expect(measuredWords({ measuredAt: '2026-11-25', measuredOffset: 3.018, offset: 'owner' })).toContain('not used');
  expect(measuredWords({ measuredAt: '2026-11-25', offset: 'none' })).toContain('does not say');
  expect(measuredWords({ offset: 'none' })).toContain('when both are published');
});
