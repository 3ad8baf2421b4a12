import assert from 'node:assert/strict';
import { test } from 'node:test';
import { retryAfterSeconds, waitAfter } from '../src/deliveries/schedule.js';
import { readSettings } from '../src/settings.js';

const { delays } = readSettings({ APP_PORT: '1', Auth__Authority: 'https://login.example' });
const input = { delays, deliveryId: 'a'.repeat(32) };

test('the delays make about a day, then it is over', () => {
  const waits = delays.map((_, index) => waitAfter(index + 1, input));
  const hours = waits.reduce((sum, wait) => sum + wait) / 3600;
  assert.ok(hours >= 23 && hours <= 26, `${hours}`);
  assert.equal(waitAfter(delays.length + 1, input), undefined);
});

test('jitter adds up to a tenth, is the same on each replay and differs between deliveries', () => {
  const waits = [...Array(50).keys()].map((id) => waitAfter(2, { delays, deliveryId: `${id}` }));
  assert.ok(waits.every((wait) => wait >= delays[1] && wait <= delays[1] * 1.1));
  assert.ok(new Set(waits).size > 40);
  assert.equal(waitAfter(2, input), waitAfter(2, input));
});

test('a receiver may ask for more time than the schedule has, within six hours, and not for less', () => {
  assert.equal(waitAfter(1, { ...input, retryAfter: 3600 }), 3600);
  assert.equal(waitAfter(1, { ...input, retryAfter: 1e9 }), 6 * 3600);
  assert.ok(waitAfter(4, { ...input, retryAfter: 1 }) >= delays[3]);
});

test('Retry-After is a number of seconds or a date', () => {
  const now = new Date('2026-11-05T09:30:00Z');
  assert.equal(retryAfterSeconds('120', now), 120);
  assert.equal(retryAfterSeconds('Thu, 05 Nov 2026 09:31:00 GMT', now), 60);
  assert.equal(retryAfterSeconds('Thu, 05 Nov 2020 09:31:00 GMT', now), 0);
  for (const text of [undefined, '', 'soon', '-5e99x']) assert.equal(retryAfterSeconds(text, now), undefined);
});
