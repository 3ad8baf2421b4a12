import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { newSecret, secretBytes, signedHeaders } from '../src/signing.js';

test('the published example of the Standard Webhooks specification gets its published signature', () => {
  const headers = signedHeaders({
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    at: new Date(1614265330_000),
    body: '{"test": 2432232314}',
    secrets: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
  });
  assert.deepEqual(headers, {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('every secret signs, newest first', () => {
  const secrets = [newSecret(), newSecret()];
  const signature = (secret) => `v1,${createHmac('sha256', Buffer.from(secret.slice(6), 'base64')).update('msg_1.1700000000.{}').digest('base64')}`;
  assert.equal(signedHeaders({ id: 'msg_1', at: new Date(1_700_000_000_999), body: '{}', secrets })['webhook-signature'], secrets.map(signature).join(' '));
});

test('a secret is whsec_ and 24 to 64 bytes in base64', () => {
  assert.equal(secretBytes(newSecret()).length, 32);
  for (const length of [24, 64]) assert.equal(secretBytes(`whsec_${Buffer.alloc(length).toString('base64')}`).length, length);
  for (const length of [0, 23, 65]) assert.equal(secretBytes(`whsec_${Buffer.alloc(length).toString('base64')}`), undefined);
  for (const text of [undefined, 1, {}, '', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', `whsec_${'!'.repeat(40)}`, `whsec_${Buffer.alloc(32, 255).toString('base64url')}`]) {
    assert.equal(secretBytes(text), undefined);
  }
});
