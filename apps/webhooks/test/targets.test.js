import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPublic } from '../src/targets/addresses.js';
import { parseTarget, resolveTarget, TargetRefused } from '../src/targets/target.js';

const strict = { allowPrivate: false };
const refused = (reason) => (error) => error instanceof TargetRefused && error.reason === reason;

test('addresses of the internet are public', () => {
  for (const address of ['1.1.1.1', '8.8.8.8', '172.15.255.255', '172.32.0.1', '100.63.255.255', '100.128.0.1', '223.255.255.255', '2606:4700::1111', '2a00:1450:4001:80b::200e', '2001:4860:4860::8888']) {
    assert.equal(isPublic(address), true, address);
  }
});

test('every private or reserved range is not', () => {
  for (const address of [
    '0.0.0.0', '10.1.2.3', '100.64.0.1', '100.127.255.255', '127.0.0.1', '127.255.255.254', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.8', '192.0.2.1', '192.168.1.1',
    '198.18.0.1', '198.19.255.255', '198.51.100.7', '203.0.113.9', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255', '168.63.129.16', '192.88.99.1',
    '::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b:1::1', '100::1', 'fc00::1', 'fd12:3456::1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1',
    '2001::1', '2001:db8::1', '2001:20::1', '2002:7f00:1::', '3fff::1', 'localhost', '', '127.1', '0x7f.1',
  ]) {
    assert.equal(isPublic(address), false, address);
  }
});

test('odd spellings of private addresses are seen through', async () => {
  for (const host of ['127.1', '0x7f.1', '0x7f000001', '2130706433', '0177.0.0.1', '127.0.0.1.', '①②⑦.0.0.1', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[0:0:0:0:0:0:0:1]', '[::]', '0', '[64:ff9b::a00:1]']) {
    await assert.rejects(async () => resolveTarget(parseTarget(`https://${host}/`, strict), strict), refused('target-refused'), host);
  }
});

test('one private answer among public ones refuses the name', async () => {
  const lookup = async () => [{ address: '93.184.215.14', family: 4 }, { address: '10.0.0.1', family: 4 }];
  await assert.rejects(resolveTarget(new URL('https://mixed.example'), { ...strict, lookup }), refused('target-refused'));
});

test('a public name gives the addresses that were checked, a private one too when allowed', async () => {
  const publicly = async () => [{ address: '93.184.215.14', family: 4 }];
  const privately = async () => [{ address: '10.0.0.1', family: 4 }];
  assert.deepEqual(await resolveTarget(new URL('https://a.example'), { ...strict, lookup: publicly }), await publicly());
  assert.deepEqual(await resolveTarget(new URL('http://a.internal'), { allowPrivate: true, lookup: privately }), await privately());
});

test('a name without an answer, or without one in time, is unresolved', async () => {
  const never = () => new Promise(() => {});
  const failing = async () => Promise.reject(new Error('ENOTFOUND'));
  await assert.rejects(resolveTarget(new URL('https://a.example'), { ...strict, lookup: failing }), refused('target-unresolved'));
  await assert.rejects(resolveTarget(new URL('https://a.example'), { ...strict, lookup: async () => [] }), refused('target-unresolved'));
  await assert.rejects(resolveTarget(new URL('https://a.example'), { ...strict, lookup: never, signal: AbortSignal.abort() }), refused('target-unresolved'));
});

test('what is not a plain https address is malformed', () => {
  for (const text of [
    undefined, 7, '', 'example.com', '/path', 'http://example.com', 'ftp://example.com', 'file:///etc/passwd', 'https://user@example.com', 'https://user:pw@example.com', 'https://example.com/#a', 'https://example.com/#',
    'https://example.com:22/', 'https://example.com:80/', 'https://exa mple.com', 'https://example.com\\@127.0.0.1/', 'https://exam\nple.com/', 'https://', `https://example.com/${'a'.repeat(2048)}`, 'javascript:alert(1)',
  ]) {
    assert.throws(() => parseTarget(text, strict), refused('target-malformed'), String(text));
  }
});

test('https on its port or a high one is fine; http and any port when private targets are allowed', () => {
  for (const text of ['https://example.com', 'https://example.com:8443/a?b=c', 'https://bücher.example/']) assert.ok(parseTarget(text, strict).hostname);
  assert.equal(parseTarget('http://localhost:80/hook', { allowPrivate: true }).protocol, 'http:');
});
