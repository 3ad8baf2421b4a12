import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { EndpointSecrets } from '../src/endpoints/endpointSecrets.js';
import { EndpointStore } from '../src/endpoints/endpointStore.js';
import { readFields } from '../src/endpoints/validation.js';
import { unwrap, wrap } from '../src/secrets/wrapping.js';
import { keyBytes } from '../src/secrets/wrappingKey.js';
import { memoryState } from './memoryState.js';

const fields = { url: 'https://example.com/', types: ['video.published'] };
const days = (count) => new Date(Date.UTC(2026, 10, 1 + count));
const all = ['url', 'types', 'description', 'enabled', 'secret'];

test('changes at the same time all stay', async () => {
  const store = new EndpointStore(memoryState());
  await Promise.all([...Array(10)].map(() => store.add(fields, () => [])));
  assert.equal((await store.all()).length, 10);
});

test('there are at most 100, and what is not there is 404', async () => {
  const store = new EndpointStore(memoryState());
  for (let count = 0; count < 100; count++) await store.add(fields, () => []);
  await assert.rejects(store.add(fields, () => []), { status: 409, type: 'too-many-endpoints' });
  for (const call of [() => store.get('x'), () => store.edit('x', {}), () => store.remove('__proto__')]) await assert.rejects(call, { status: 404 });
});

test('an endpoint is disabled after five days of failures alone; a success begins anew', async () => {
  let now = days(0);
  const store = new EndpointStore(memoryState(), () => now);
  const { id } = await store.add(fields, () => []);
  await store.failed(id);
  now = days(4);
  await store.failed(id);
  assert.equal((await store.get(id)).enabled, true);
  await store.succeeded(id);
  now = days(6);
  await store.failed(id);
  assert.equal((await store.get(id)).enabled, true);
  now = days(11);
  await store.failed(id);
  const { enabled, disabledBy } = await store.get(id);
  assert.deepEqual([enabled, disabledBy], [false, 'failing']);
  const again = await store.edit(id, { enabled: true });
  assert.deepEqual([again.enabled, again.disabledBy, again.failingSince], [true, undefined, undefined]);
});

test('a rotated secret signs for a day more, and four at most sign', () => {
  const secrets = new EndpointSecrets({ bytes: randomBytes(32) });
  const endpoint = { id: 'e', secrets: secrets.first('e') };
  const [old] = secrets.of(endpoint, days(0));
  endpoint.secrets = secrets.rotated(endpoint, days(0));
  const both = secrets.of(endpoint, days(0.9));
  assert.equal(both.length, 2);
  assert.equal(both[1], old);
  assert.deepEqual(secrets.of(endpoint, days(1)), [both[0]]);
  for (let count = 0; count < 9; count++) endpoint.secrets = secrets.rotated(endpoint, days(1));
  assert.equal(secrets.of(endpoint, days(1)).length, 4);
});

test('a wrapped secret opens for its owner under its key alone, and not when changed', () => {
  const key = randomBytes(32);
  const wrapped = wrap(key, 'owner', 'whsec_x');
  assert.equal(unwrap(key, 'owner', wrapped), 'whsec_x');
  assert.notEqual(wrap(key, 'owner', 'whsec_x'), wrapped);
  assert.throws(() => unwrap(key, 'other', wrapped));
  assert.throws(() => unwrap(randomBytes(32), 'owner', wrapped));
  const changed = Buffer.from(wrapped, 'base64');
  changed[14] ^= 1;
  assert.throws(() => unwrap(key, 'owner', changed.toString('base64')));
});

test('the wrapping key is 32 bytes in base64', () => {
  assert.equal(keyBytes(`${randomBytes(32).toString('base64')}\n`).length, 32);
  for (const text of [undefined, '', 'AAAA', randomBytes(33).toString('base64')]) assert.equal(keyBytes(text), undefined);
});

test('fields are checked one by one, unknown ones are refused, inherited ones are not seen', () => {
  assert.deepEqual(readFields({ ...fields, enabled: false }, all, ['url', 'types']), { ...fields, enabled: false });
  const wrong = JSON.parse('{"url":7,"types":[],"description":null,"enabled":"yes","secret":"x","__proto__":{"url":"x"},"constructor":1}');
  assert.throws(() => readFields(wrong, all), ({ type, errors }) => type === 'invalid-endpoint' && Object.keys(errors).length === 7);
  assert.equal({}.url, undefined);
  for (const types of [['video.published', 'video.published'], ['webhook.test'], 'video.failed', [{}]]) assert.throws(() => readFields({ types }, all));
  assert.throws(() => readFields(Object.create({ url: 'https://example.com' }), all, ['url']), { type: 'invalid-endpoint' });
});
