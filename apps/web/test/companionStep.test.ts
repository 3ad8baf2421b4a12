import { describe, expect, it } from 'vitest';
import { step, type Moment } from '../src/learn/companionStep';

const moment = (change: Partial<Moment>): Moment => ({ main: 10, second: 10, offset: 0, end: 60, moving: true, rate: 1, correcting: false, ...change });

describe('step', () => {
  it.each([
    ['in time', {}, { shown: true, rate: 1, correcting: false }],
    ['late, but nobody sees it', { second: 9.98 }, { shown: true, rate: 1, correcting: false }],
    ['late', { second: 9.93 }, { shown: true, rate: 1.05, correcting: true }],
    ['plainly late', { second: 9.7 }, { shown: true, rate: 1.25, correcting: true }],
    ['early', { second: 10.07 }, { shown: true, rate: 0.95, correcting: true }],
    ['early at twice the speed', { second: 10.07, rate: 2 }, { shown: true, rate: 1.9, correcting: true }],
    ['almost caught up', { second: 9.98, correcting: true }, { shown: true, rate: 1.05, correcting: true }],
    ['caught up', { second: 9.995, correcting: true }, { shown: true, rate: 1, correcting: false }],
    ['lost', { second: 9.4 }, { shown: true, rate: 1, correcting: false, seek: 10 }],
    ['lost with an offset', { second: 9.4, offset: -3.5 }, { shown: true, rate: 1, correcting: false, seek: 6.5 }],
    ['off while nothing moves', { second: 10.1, moving: false }, { shown: true, rate: 1, correcting: false, seek: 10 }],
    ['off by less than a picture while nothing moves', { second: 10.02, moving: false }, { shown: true, rate: 1, correcting: false }],
    ['before its beginning', { offset: -10.1 }, { shown: false }],
    ['just behind its end', { main: 60.3, second: 60 }, { shown: true, rate: 1, correcting: false }],
    ['behind its end', { main: 60.6, second: 60 }, { shown: false }],
    ['not loaded', { end: 0, main: 0, second: 0 }, { shown: false }],
  ])('%s', (_, change, expected) => {
    const { rate, ...rest } = step(moment(change)) as { rate?: number };
    const { rate: wanted, ...others } = expected as { rate?: number };
    expect(rest).toEqual(others);
    if (wanted === undefined) expect(rate).toBeUndefined();
    else expect(rate).toBeCloseTo(wanted, 6);
  });

  it('does not swing around its target: what is left is caught up in one tick', () => {
    const rate = (step(moment({ second: 9.989, correcting: true })) as { rate: number }).rate;
    expect(9.989 + 0.25 * rate).toBeCloseTo(10.25, 6);
  });
});
