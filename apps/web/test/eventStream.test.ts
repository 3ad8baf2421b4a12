import { expect, test } from 'vitest';
import { events } from '../src/api/eventStream';

async function read(...chunks: string[]): Promise<string[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
  const all: string[] = [];
  for await (const event of events(new Response(body))) all.push(event);
  return all;
}

test('each event is yielded once, wherever the network cuts it', async () => {
  expect(await read('event: progress\nda', 'ta: {"a":1}\n', '\ndata: 2\n\n')).toEqual(['{"a":1}', '2']);
});

test('comments and unfinished events are left out', async () => {
  expect(await read(': still here\n\ndata: 1\n\ndata: half')).toEqual(['1']);
});

test('lines of one event are joined', async () => {
  expect(await read('data: a\ndata:b\n\n')).toEqual(['a\nb']);
});

test('carriage returns end lines too, also between two chunks', async () => {
  expect(await read('data: a\r', '\n\r\ndata: b\r\n\r\n')).toEqual(['a', 'b']);
});
