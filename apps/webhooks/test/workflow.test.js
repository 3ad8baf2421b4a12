import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliverWebhook } from '../src/deliveries/workflow.js';

const input = { deliveryId: 'd', run: 1, delays: [10, 20] };

/** Plays the runtime: answers each activity from a list (an Error: it failed), lets timers fire at once. */
async function play(answers) {
  const asked = [];
  const context = { callActivity: (_name, given) => ({ given }), createTimer: (seconds) => ({ seconds }) };
  const workflow = deliverWebhook(context, input);
  let step = await workflow.next();
  while (!step.done) {
    asked.push(step.value);
    const answer = step.value.given && answers.shift();
    step = answer instanceof Error ? await workflow.throw(answer) : await workflow.next(answer);
  }
  return { result: step.value, attempts: asked.filter(({ given }) => given).map(({ given }) => [given.attempt, given.last]), waits: asked.filter(({ seconds }) => seconds !== undefined).map(({ seconds }) => seconds) };
}

test('what is delivered at once needs no timer', async () => {
  assert.deepEqual(await play([{ ended: 'delivered' }]), { result: 'delivered', attempts: [[1, false]], waits: [] });
});

test('attempts follow the delays, and the last is known as the last', async () => {
  const { result, attempts, waits } = await play([{}, {}, { ended: 'failed' }]);
  assert.equal(result, 'failed');
  assert.deepEqual(attempts, [[1, false], [2, false], [3, true]]);
  assert.ok(waits[0] >= 10 && waits[0] <= 11 && waits[1] >= 20 && waits[1] <= 22);
});

test('a receiver that asks for time gets it', async () => {
  assert.equal((await play([{ retryAfter: 500 }, { ended: 'delivered' }])).waits[0], 500);
});

test('troubles of our own are no attempts, are waited out ever longer, and fail after about a day', async () => {
  const failure = new Error('store');
  const { attempts, waits } = await play([failure, failure, {}, { ended: 'delivered' }]);
  assert.deepEqual(attempts.map(([number]) => number), [1, 1, 1, 2]);
  assert.deepEqual(waits.slice(0, 2), [2, 4]);
  await assert.rejects(play(Array(400).fill(failure)), failure);
});
