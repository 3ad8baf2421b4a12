import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { Attempts } from '../src/deliveries/attempt.js';
import { DeliveryStore } from '../src/deliveries/deliveryStore.js';
import { EndpointSecrets } from '../src/endpoints/endpointSecrets.js';
import { EndpointStore } from '../src/endpoints/endpointStore.js';
import { memoryState } from './memoryState.js';

/** An endpoint whose name never resolves, and one delivery to it. */
async function scene() {
  const state = memoryState();
  const endpoints = new EndpointStore(state);
  const deliveries = new DeliveryStore(state);
  const key = { bytes: randomBytes(32) };
  const secrets = new EndpointSecrets(key);
  const { id } = await endpoints.add({ url: 'https://receiver.invalid/', types: ['video.published'] }, (owner) => secrets.first(owner));
  await deliveries.keepEvent('key', { type: 'video.published', body: '{}' });
  const { delivery } = await deliveries.take('key', 'video.published', id);
  const said = [];
  const targets = { allowPrivate: false, lookup: async () => [{ address: '10.0.0.1', family: 4 }] };
  const attempts = new Attempts({ deliveries, endpoints, secrets, targets, timeoutSeconds: 1, log: { error: (text) => said.push(text) } });
  const attempt = (number, last = false, run = 1) => attempts.attemptDelivery(undefined, { deliveryId: delivery.id, run, attempt: number, last });
  return { endpoints, deliveries, key, id, delivery, said, attempt, stored: () => deliveries.find(delivery.id) };
}

test('a name that turned private after registration is refused, and that is an attempt', async () => {
  const { attempt, stored } = await scene();
  assert.deepEqual(await attempt(1), { retryAfter: undefined });
  assert.equal((await stored()).attempts[0].error, 'target-refused');
});

test('an attempt that is recorded is not made again, and the last ends the delivery', async () => {
  const { attempt, stored, endpoints, id } = await scene();
  await attempt(1);
  await attempt(1);
  assert.equal((await stored()).attempts.length, 1);
  assert.deepEqual(await attempt(2, true), { ended: 'failed' });
  assert.deepEqual([(await stored()).reason, (await stored()).attempts.length], ['attempts-exhausted', 2]);
  assert.ok((await endpoints.get(id)).failingSince);
  assert.deepEqual(await attempt(3), { ended: 'failed' });
});

test('a run that was replaced does nothing more', async () => {
  const { attempt, deliveries, stored } = await scene();
  await attempt(1, true);
  await deliveries.restart(await stored());
  await attempt(2, false, 1);
  assert.equal((await stored()).attempts.length, 1);
  await attempt(1, false, 2);
  assert.equal((await stored()).attempts.length, 2);
  assert.equal(await deliveries.restart({ ...(await stored()), run: 1 }), undefined);
});

test('a disabled or deleted endpoint cancels, a forgotten event or delivery ends', async () => {
  const disabled = await scene();
  await disabled.endpoints.edit(disabled.id, { enabled: false });
  assert.deepEqual(await disabled.attempt(1), { ended: 'cancelled' });
  assert.equal((await disabled.stored()).reason, 'endpoint-disabled');
  const deleted = await scene();
  await deleted.endpoints.remove(deleted.id);
  assert.deepEqual(await deleted.attempt(1), { ended: 'cancelled' });
  const forgotten = await scene();
  forgotten.deliveries.event = async () => undefined;
  assert.deepEqual(await forgotten.attempt(1), { ended: 'failed' });
  forgotten.deliveries.find = async () => undefined;
  assert.deepEqual(await forgotten.attempt(1), { ended: 'expired' });
});

test('a secret that cannot be unwrapped is said and fails the attempt', async () => {
  const { attempt, stored, said, key } = await scene();
  key.bytes = randomBytes(32);
  await attempt(1);
  assert.equal((await stored()).attempts[0].error, 'secret-unreadable');
  assert.match(said[0], /Rotate the secret/);
});

test('of an endpoint the newest 100 deliveries are listed; what falls out is told', async () => {
  const { deliveries, id } = await scene();
  let fallen = [];
  for (let count = 0; count < 101; count++) fallen = fallen.concat((await deliveries.take(`key-${count}`, 'video.published', id)).dropped);
  assert.equal((await deliveries.recent([id])).length, 100);
  assert.equal(fallen.length, 2);
});
