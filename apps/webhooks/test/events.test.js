import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { deliveryId, eventKey, webhookId, workflowId } from '../src/deliveries/ids.js';
import { readEvent } from '../src/events/envelope.js';
import { subscribe } from '../src/events/subscriptions.js';
import * as names from '../src/names.js';

const envelope = { id: '1', source: 'catalog', time: '2026-11-05T09:31:00Z', data: { videoId: 'v', publishedAt: '2026-11-05T09:30:00Z' } };
const silent = { info() {}, warn() {}, error() {} };

async function subscribed(dispatch) {
  const made = new Map();
  const envelopes = new WeakMap();
  await subscribe({ subscribeWithOptions: async (_pubsub, topic, options) => made.set(topic, options) }, { dispatcher: { dispatch }, envelopes, log: silent });
  return { made, deliver: (topic, event) => { const headers = {}; envelopes.set(headers, event); return made.get(topic).callback(undefined, headers); } };
}

test('the body is the fact and when it happened; a redelivery has the same id and body', () => {
  const event = readEvent('video-published', envelope);
  assert.deepEqual(JSON.parse(event.body), { type: 'video.published', timestamp: '2026-11-05T09:30:00.000Z', data: envelope.data });
  assert.deepEqual(readEvent('video-published', { ...envelope, time: '2026-11-05T10:00:00Z', traceid: 'x' }), event);
});

test('what is no such event is none', () => {
  const broken = [undefined, null, 'text', {}, { ...envelope, id: undefined }, { ...envelope, id: '' }, { ...envelope, data: [] }, { ...envelope, data: 'text' }, { ...envelope, time: 'x', data: {} }, { ...envelope, data: { ...envelope.data, more: 'x'.repeat(70_000) } }];
  for (const event of broken) assert.equal(readEvent('video-published', event), undefined);
});

test('ids follow from event and endpoint, and fit a workflow id', () => {
  const key = eventKey('video-published', 'catalog', '1');
  assert.notEqual(key, eventKey('video-failed', 'catalog', '1'));
  assert.notEqual(key, eventKey('video-published', 'other', '1'));
  assert.notEqual(deliveryId(key, 'a'), deliveryId(key, 'b'));
  assert.match(workflowId(deliveryId(key, 'a'), 1000), /^[A-Za-z0-9_-]{1,64}$/);
  assert.ok(!webhookId(deliveryId(key, 'a')).includes('.'));
});

test('every topic has its dead letters, and they are read', async () => {
  const { made } = await subscribed(async () => {});
  for (const topic of names.typeOfTopic.keys()) {
    assert.equal(made.get(topic).deadLetterTopic, `${topic}-dead-letter`);
    assert.ok(made.get(`${topic}-dead-letter`).callback);
  }
});

test('a failure is tried again, what can never work goes to the dead letters and ends there', async () => {
  const failing = await subscribed(async () => Promise.reject(new Error('store')));
  assert.equal(await failing.deliver('video-published', envelope), 'RETRY');
  assert.equal(await failing.deliver('video-published-dead-letter', envelope), 'RETRY');
  const working = await subscribed(async () => {});
  assert.equal(await working.deliver('video-published', envelope), 'SUCCESS');
  assert.equal(await working.deliver('video-published', { data: 1 }), 'DROP');
  assert.equal(await working.deliver('video-published-dead-letter', { data: 1 }), 'SUCCESS');
});

test('nobody is told of the second picture of a lesson', async () => {
  const told = [];
  const { deliver } = await subscribed(async (event) => told.push(event.key));
  const second = { ...envelope, id: '2', data: { ...envelope.data, isCompanion: true } };
  for (const topic of names.typeOfTopic.keys()) assert.equal(await deliver(topic, second), 'SUCCESS');
  assert.deepEqual(told, []);
  await deliver('video-published', { ...envelope, data: { ...envelope.data, isCompanion: false } });
  assert.equal(told.length, 1);
});

test('names are those of the contracts', () => {
  const contracts = readFileSync(new URL('../../shared/EduStream.Contracts/Names.cs', import.meta.url), 'utf8');
  for (const name of [names.stateStore, names.pubSub, names.secretStore, names.wrappingSecret, names.deadLetterSuffix, ...names.typeOfTopic.keys()]) assert.ok(contracts.includes(`= "${name}"`), name);
});
