import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { clientOf, protocols } from './endpoints.mjs';

/** The SDK hands an error back over HTTP and throws it over gRPC. */
async function failure(call) {
  try {
    return (await call).error;
  } catch (error) {
    return error instanceof Error ? error : error.error;
  }
}

for (const protocol of Object.keys(protocols)) {
  describe(`DaprClient over ${protocol}`, () => {
    const client = clientOf(protocol);
    const key = (name) => `${protocol}-${name}`;
    after(() => client.stop());

    test('saves, reads, reads many and deletes', async () => {
      assert.equal((await client.state.save('statestore', [{ key: key('a'), value: { n: 1 } }, { key: key('b'), value: 'text' }])).error, undefined);
      assert.deepEqual(await client.state.get('statestore', key('a')), { n: 1 });
      assert.equal(await client.state.get('statestore', key('b')), 'text');
      assert.equal(await client.state.get('statestore', key('missing')), '');
      const many = await client.state.getBulk('statestore', [key('a'), key('b')]);
      assert.deepEqual(new Map(many.map((item) => [item.key, item.data])), new Map([[key('a'), { n: 1 }], [key('b'), 'text']]));
      await client.state.delete('statestore', key('a'));
      assert.equal(await client.state.get('statestore', key('a')), '');
    });

    test('a stale ETag is an error and changes nothing', async () => {
      await client.state.save('statestore', [{ key: key('etag'), value: 1 }]);
      const [{ etag }] = await client.state.getBulk('statestore', [key('etag')]);
      assert.equal((await client.state.save('statestore', [{ key: key('etag'), value: 2, etag }])).error, undefined);
      assert.ok(await failure(client.state.save('statestore', [{ key: key('etag'), value: 3, etag }])) instanceof Error);
      assert.equal(Number(await client.state.get('statestore', key('etag'))), 2);
    });

    test('a transaction does all of it', async () => {
      await client.state.save('statestore', [{ key: key('old'), value: 'x' }]);
      await client.state.transaction('statestore', [
        { operation: 'upsert', request: { key: key('new'), value: 'y' } },
        { operation: 'delete', request: { key: key('old') } },
      ]);
      assert.equal(await client.state.get('statestore', key('new')), 'y');
      assert.equal(await client.state.get('statestore', key('old')), '');
    });

    test('an unknown store is an error', async () => {
      assert.ok(await failure(client.state.save('nostore', [{ key: 'a', value: 1 }])) instanceof Error);
      await assert.rejects(client.state.get('nostore', 'a'));
    });

    test('reads secrets, one and all', async () => {
      assert.deepEqual(await client.secret.get('secrets', 'top'), { top: 's3cret' });
      assert.ok(JSON.stringify(await client.secret.getBulk('secrets')).includes('s3cret'));
      await assert.rejects(client.secret.get('secrets', 'nope'));
    });

    test('publishes; an unknown component is an error', async () => {
      assert.equal((await client.pubsub.publish('pubsub', 'nobody-listens', { n: 1 })).error, undefined);
      assert.ok(await failure(client.pubsub.publish('nopubsub', 'topic', { n: 1 })) instanceof Error);
    });

    test('publishes many at once', async () => {
      const { failedMessages } = await client.pubsub.publishBulk('pubsub', 'nobody-listens', ['one', { two: 2 }]);
      assert.deepEqual(failedMessages, []);
    });

    test('tells and is told about itself', async () => {
      await client.metadata.set(key('colour'), 'green');
      const metadata = await client.metadata.get();
      assert.equal(metadata.id, 'js');
      assert.equal(new Map(metadata.extended instanceof Map ? metadata.extended : Object.entries(metadata.extended)).get(key('colour')), 'green');
      assert.ok(metadata.components.some((component) => component.name === 'statestore'));
    });

    test('an unknown app is an error', async () => {
      await assert.rejects(client.invoker.invoke('ghost', 'method'));
    });
  });
}

test('the sidecar says that it is healthy', async () => {
  const client = clientOf('HTTP');
  assert.equal(await client.health.isHealthy(), true);
});
