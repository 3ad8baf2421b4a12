import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { start } from '../src/server.js';

const publicOrigin = 'http://localhost:5100';
const folder = mkdtempSync(join(tmpdir(), 'identity-'));
const keysFile = join(folder, 'keys.json');
let server;
let issuer;

before(async () => ({ server, issuer } = await start({ port: 0, publicOrigin, keysFile })));
after(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});

/** A browser without a screen: keeps cookies, follows nothing by itself. */
function browser() {
  const cookies = new Map();
  return async (url, options = {}) => {
    const response = await fetch(new URL(url, issuer), {
      redirect: 'manual',
      ...options,
      headers: { ...options.headers, cookie: [...cookies].map(([k, v]) => `${k}=${v}`).join('; ') },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      cookies.set(name, value);
    }
    return response;
  };
}

async function authorize(go, overrides = {}) {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: 'edustream-web',
    response_type: 'code',
    redirect_uri: `${publicOrigin}/signed-in`,
    scope: 'openid profile',
    state: 's1',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...overrides,
  });
  for (const [name, value] of [...query]) if (value === '') query.delete(name);
  return { verifier, response: await go(`/auth?${query}`) };
}

async function signedIn(login) {
  const { go, verifier, code } = await codeFor(login);
  return { go, idToken: (await (await token(verifier, code)).json()).id_token };
}

async function codeFor(login) {
  const go = browser();
  const { verifier, response } = await authorize(go);
  const form = response.headers.get('location');
  const posted = await go(`${form}/login`, { method: 'POST', body: new URLSearchParams({ login, password: login }) });
  const back = await go(posted.headers.get('location'));
  return { go, verifier, code: new URL(back.headers.get('location')).searchParams.get('code') };
}

const token = (verifier, code) =>
  fetch(new URL('/token', issuer), {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'authorization_code', client_id: 'edustream-web', code, code_verifier: verifier, redirect_uri: `${publicOrigin}/signed-in` }),
  });

for (const [login, roles] of [['instructor', ['instructor', 'learner']], ['learner', ['learner']], ['admin', ['admin']]]) {
  test(`${login} signs in and gets a JWT with roles for the APIs`, async () => {
    const { verifier, code } = await codeFor(login);
    const answer = await (await token(verifier, code)).json();
    const claims = JSON.parse(Buffer.from(answer.access_token.split('.')[1], 'base64url'));
    assert.equal(claims.aud, 'edustream');
    assert.equal(claims.iss, issuer);
    assert.equal(claims.sub, login);
    assert.deepEqual(claims.roles, roles);
    assert.ok(claims.name);
    assert.ok(answer.refresh_token);
  });
}

test('a wrong password shows the form again and gives no code', async () => {
  const go = browser();
  const { response } = await authorize(go);
  const posted = await go(`${response.headers.get('location')}/login`, { method: 'POST', body: new URLSearchParams({ login: 'learner', password: 'guess' }) });
  assert.equal(posted.status, 401);
  assert.match(await posted.text(), /do not match/);
});

test('a sign-in without PKCE is refused', async () => {
  const { response } = await authorize(browser(), { code_challenge: '', code_challenge_method: '' });
  assert.match(response.headers.get('location'), /error=invalid_request/);
});

test('an address that is not ours gets no redirect', async () => {
  const { response } = await authorize(browser(), { redirect_uri: 'http://evil.example/' });
  assert.equal(response.status, 400);
});

test('a code works with its own verifier only', async () => {
  const { code } = await codeFor('learner');
  assert.equal((await token('x'.repeat(43), code)).status, 400);
});

test('another browser cannot continue a sign-in', async () => {
  const { response } = await authorize(browser());
  assert.equal((await browser()(response.headers.get('location'))).status, 400);
});

test('signing out needs no second question and ends the session', async () => {
  const { go, idToken } = await signedIn('learner');
  const page = await go(`/session/end?${new URLSearchParams({ id_token_hint: idToken, post_logout_redirect_uri: `${publicOrigin}/` })}`);
  const html = await page.text();
  assert.match(html, /submit\(\)/);
  assert.doesNotMatch(html, /https:/, 'no page of a third party is asked for anything');
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(html)[1];
  const ended = await go('/session/end/confirm', { method: 'POST', body: new URLSearchParams({ xsrf, logout: 'yes' }) });
  assert.equal(ended.headers.get('location'), `${publicOrigin}/`);
  const { response } = await authorize(go);
  assert.match(response.headers.get('location'), /^\/interaction\//, 'the next sign-in asks again');
});

test('keys are kept for their owner only and survive a restart', async () => {
  assert.equal(statSync(keysFile).mode & 0o777, 0o600);
  const keys = async (address) => (await (await fetch(new URL('/jwks', address))).json()).keys[0].kid;
  const again = await start({ port: 0, publicOrigin, keysFile });
  assert.equal(await keys(again.issuer), await keys(issuer));
  again.server.close();
  again.server.closeAllConnections();
});
