import { describe, expect, it } from 'vitest';
import { nextBorder } from '../src/learn/upgrade';

describe('nextBorder', () => {
  it.each([
    [0, 60, 4],
    [1.9, 60, 4],
    [2.1, 60, 8],
    [57, 60, 59.9],
    [60, 60, 60],
  ])('from %d of %d the new presentation takes over at %d', (position, end, border) => {
    expect(nextBorder(position, end)).toBeCloseTo(border, 5);
  });
});
