import { afterEach, expect, it, vi } from 'vitest';
import { follow } from '../src/api/progress';

vi.mock('../src/session/auth', () => ({ accessToken: async () => 'token' }));

const stream = (...progress: object[]) =>
  new Response(progress.map((each) => `event: progress\ndata: ${JSON.stringify(each)}\n\n`).join(''), { headers: { 'content-type': 'text/event-stream' } });

afterEach(() => vi.unstubAllGlobals());

it('does not take the end of an earlier version for that of the one that is awaited', async () => {
  const answers = [stream({ version: 1, state: 'published' }), stream({ version: 2, state: 'processing' }, { version: 2, state: 'published' })];
  vi.stubGlobal('fetch', vi.fn(async () => answers.shift()!));

  const seen = [];
  for await (const progress of follow('video', new AbortController().signal, 1)) seen.push([progress.version, progress.state]);

  expect(seen).toEqual([[2, 'processing'], [2, 'published']]);
});
