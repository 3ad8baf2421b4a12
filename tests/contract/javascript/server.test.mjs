import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DaprPubSubStatusEnum, DaprServer, HttpMethod } from '@dapr/dapr';
import { appPort, clientOf, eventually, host, logger, protocols } from './endpoints.mjs';

const got = new Map();
const note = (topic, data) => got.set(topic, [...(got.get(topic) ?? []), data]);
const server = new DaprServer({ serverHost: host, serverPort: appPort, clientOptions: protocols.HTTP, logger });
const client = clientOf('HTTP');

before(async () => {
  await server.pubsub.subscribe('pubsub', 'js-plain', async (data) => note('js-plain', data));
  await server.pubsub.subscribe('pubsub', 'js-retry', async (data) => {
    note('js-retry', data);
    return got.get('js-retry').length < 2 ? DaprPubSubStatusEnum.RETRY : DaprPubSubStatusEnum.SUCCESS;
  });
  await server.pubsub.subscribeWithOptions('pubsub', 'js-drop', {
    callback: async (data) => { note('js-drop', data); return DaprPubSubStatusEnum.DROP; },
    deadLetterTopic: 'js-dead',
  });
  // The SDK names the dead-letter topic to the sidecar, but does not subscribe to it.
  await server.pubsub.subscribe('pubsub', 'js-dead', async (data) => note('js-dead', data));
  await server.invoker.listen('sum', async ({ body }) => ({ sum: JSON.parse(body).reduce((a, b) => a + b, 0) }), { method: HttpMethod.POST });
  await server.invoker.listen('hello', async ({ query }) => `hello ${query}`, { method: HttpMethod.GET });
  await server.start();
  await eventually(async () => (await client.metadata.get()).subscriptions?.length >= 4, 'the sidecar has read the subscriptions');
});

after(async () => {
  await client.stop();
  await server.stop();
});

describe('DaprServer', () => {
  for (const protocol of Object.keys(protocols)) {
    test(`gets what is published over ${protocol}: objects, text, many at once`, async () => {
      const publisher = clientOf(protocol);
      await publisher.pubsub.publish('pubsub', 'js-plain', { via: protocol });
      await publisher.pubsub.publish('pubsub', 'js-plain', `text via ${protocol}`);
      await publisher.pubsub.publishBulk('pubsub', 'js-plain', [{ bulk: protocol, n: 1 }, { bulk: protocol, n: 2 }]);
      await eventually(() => {
        const seen = (got.get('js-plain') ?? []).map((data) => JSON.stringify(data));
        return [{ via: protocol }, `text via ${protocol}`, { bulk: protocol, n: 1 }, { bulk: protocol, n: 2 }].every((data) => seen.includes(JSON.stringify(data)));
      }, 'four messages have come');
      await publisher.stop();
    });

    test(`is called over ${protocol}`, async () => {
      const caller = clientOf(protocol);
      const answer = await caller.invoker.invoke('js', 'sum', HttpMethod.POST, [1, 2, 3]);
      assert.deepEqual(typeof answer === 'string' ? JSON.parse(answer) : answer, { sum: 6 });
      await caller.stop();
    });
  }

  test('RETRY brings the message again', async () => {
    await client.pubsub.publish('pubsub', 'js-retry', { n: 1 });
    await eventually(() => got.get('js-retry')?.length === 2, 'the second try');
  });

  test('DROP moves the message to the dead letters', async () => {
    await client.pubsub.publish('pubsub', 'js-drop', { n: 1 });
    await eventually(() => got.get('js-dead')?.length === 1, 'the dead letter');
    assert.equal(got.get('js-drop').length, 1);
  });
});
