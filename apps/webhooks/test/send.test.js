import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, test } from 'node:test';
import { post } from '../src/deliveries/send.js';

const servers = [];
after(() => servers.forEach((server) => server.close()));

/** A receiver on the level of bytes: answers what it is given; `undefined`: nothing. Keeps what it got. */
async function receiver(answer) {
  const got = [];
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (data) => {
      got.push(data.toString());
      answer?.(socket);
    });
    after(() => socket.destroy());
  });
  servers.push(server);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { got, port: server.address().port };
}

const send = ({ port }, { host = 'receiver.invalid', milliseconds = 5000 } = {}) =>
  post({ url: new URL(`http://${host}:${port}/hook?a=b`), addresses: [{ address: '127.0.0.1', family: 4 }], headers: { 'x-test': '1' }, body: '{"ä":1}', signal: AbortSignal.timeout(milliseconds) });

const saying = (text) => (socket) => socket.end(text);

test('it goes to the address that was checked under the name that was registered', async () => {
  const to = await receiver(saying('HTTP/1.1 204 No Content\r\n\r\n'));
  assert.deepEqual(await send(to), { status: 204, retryAfter: undefined });
  assert.match(to.got.join(''), new RegExp(`^POST /hook\\?a=b HTTP/1.1\r\nx-test: 1\r\ncontent-length: 8\r\nHost: receiver.invalid:${to.port}\r\n`));
});

test('a redirect is an answer, not followed', async () => {
  const other = await receiver(saying('HTTP/1.1 200 OK\r\n\r\n'));
  const to = await receiver(saying(`HTTP/1.1 307 Temporary Redirect\r\nlocation: http://127.0.0.1:${other.port}/\r\ncontent-length: 0\r\n\r\n`));
  assert.equal((await send(to)).status, 307);
  assert.equal(other.got.length, 0);
});

test('Retry-After is told', async () => {
  assert.deepEqual(await send(await receiver(saying('HTTP/1.1 503 Busy\r\nretry-after: 7\r\ncontent-length: 0\r\n\r\n'))), { status: 503, retryAfter: '7' });
});

test('who does not answer times out', async () => {
  await assert.rejects(send(await receiver(), { milliseconds: 200 }), { message: 'timeout' });
});

test('who hangs up, talks nonsense, switches protocols or sends endless headers has failed', async () => {
  for (const text of ['', 'nonsense\r\n\r\n', 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n', `HTTP/1.1 200 OK\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`]) {
    await assert.rejects(send(await receiver(saying(text))), { message: 'connection-failed' }, text.slice(0, 30));
  }
});

test('an endless answer counts by its status and is cut off', async () => {
  let cut;
  const closed = new Promise((resolve) => (cut = resolve));
  const to = await receiver((socket) => {
    socket.on('close', cut);
    socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
    const more = () => socket.writable && socket.write(`4000\r\n${'x'.repeat(0x4000)}\r\n`, more);
    more();
  });
  assert.equal((await send(to)).status, 200);
  await closed;
});
