import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHttpBackend } from '../../../../lib/backend/http/http';
import { always, backendOn, beginStream, OURS, startServer, TOKEN } from './oddServer';

const event = (cursor: number) => `event: cursor\nid: ${cursor}\ndata: {"cursor":${cursor}}\n\n`;

const SILENT = 'The server has fallen silent';

const never = new AbortController().signal;

/** A server with a live stream that the test writes to, and a backend on it. */
async function live(silenceMs = 5_000) {
  const begun = Promise.withResolvers<ServerResponse>();
  const paths: unknown[] = [];
  const server = await startServer((request, response) => {
    paths.push(request.url);
    begun.resolve(beginStream(response));
  });
  const backend = createHttpBackend({ url: server.url, token: TOKEN }, { silenceMs });
  return { backend, server, paths, stream: begun.promise };
}

describe('a live stream', () => {
  it('tells of each cursor beyond the last, from where it was asked to', async () => {
    const { backend, paths, stream } = await live();
    const cursors = backend.watch(5, never)[Symbol.asyncIterator]();
    const first = cursors.next();
    const response = await stream;
    response.write(`: here\n\n${event(5)}${event(6)}`);
    expect(await first).toEqual({ done: false, value: 6 });
    const second = cursors.next();
    // Old news again, words that this version doesn't know, and an event in pieces.
    response.write(`${event(6)}event: weather\ndata: fine\n\nfoo: bar\n\n`);
    response.write(event(9).slice(0, 20));
    response.write(event(9).slice(20));
    expect(await second).toEqual({ done: false, value: 9 });
    expect(paths).toEqual(['/v1/events?after=5']);
    await cursors.return?.();
  });

  it('tells of page profiles besides, and refuses what says of them something else', async () => {
    const { backend, stream } = await live();
    const told: number[] = [];
    const next = backend
      .watch(0, never, undefined, (version) => told.push(version))
      [Symbol.asyncIterator]()
      .next();
    const response = await stream;
    response.write('event: profiles\ndata: {"version":3}\n\n');
    await expect.poll(() => told).toEqual([3]);
    response.write('event: profiles\ndata: {"version":"four"}\n\n');
    await expect(next).rejects.toMatchObject({ code: 'other-version' });
    expect(told).toEqual([3]);
  });

  it('ends quietly with its signal, and lets go of the connection', async () => {
    const { backend, stream } = await live();
    const ending = new AbortController();
    const next = backend.watch(0, ending.signal)[Symbol.asyncIterator]().next();
    const closed = once(await stream, 'close');
    ending.abort();
    expect(await next).toEqual({ done: true, value: undefined });
    await closed;
  });

  it('is not even asked for when its signal has ended already', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>();
    const backend = createHttpBackend({ url: 'https://example.com', token: TOKEN }, { fetch });
    const next = await backend.watch(0, AbortSignal.abort())[Symbol.asyncIterator]().next();
    expect(next.done).toBe(true);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('ends quietly when its signal ends while nobody has answered yet', async () => {
    const asked = Promise.withResolvers<void>();
    const backend = await backendOn(() => asked.resolve());
    const ending = new AbortController();
    const next = backend.watch(0, ending.signal)[Symbol.asyncIterator]().next();
    await asked.promise;
    ending.abort();
    expect((await next).done).toBe(true);
  });

  it('lets go of the connection and of the signal when whoever listens has heard enough', async () => {
    const { backend, stream } = await live();
    const { signal } = new AbortController();
    const [add, remove] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')];
    const closed = stream.then(async (response) => {
      response.write(event(1));
      await once(response, 'close');
    });
    for await (const cursor of backend.watch(0, signal)) {
      expect(cursor).toBe(1);
      break;
    }
    await closed;
    expect(remove.mock.calls.map(([, listener]) => listener)).toEqual(
      add.mock.calls.map(([, listener]) => listener),
    );
  });

  it.each([
    ['ends', (response: ServerResponse) => response.end()],
    ['breaks in the middle of an event', (response: ServerResponse) => response.destroy()],
  ])('that %s is told as a way that broke', async (_, breakIt) => {
    const { backend, stream } = await live();
    const next = backend.watch(0, never)[Symbol.asyncIterator]().next();
    (await stream).write(event(3).slice(0, 25), () => void stream.then(breakIt));
    await expect(next).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('that falls silent is given up, and let go of', async () => {
    const { backend, stream } = await live(100);
    const next = backend.watch(0, never)[Symbol.asyncIterator]().next();
    const closed = once(await stream, 'close');
    await expect(next).rejects.toMatchObject({ code: 'unreachable', detail: SILENT });
    await closed;
  });

  it.each([
    ['a revoked token', 'token-refused', always(401, OURS, { code: 'token-refused' })],
    ['entries that are not these', 'history-differs', always(409, OURS, { code: 'history-differs' })],
    ['a login page', 'not-a-server', always(200, { 'Content-Type': 'text/html' }, '<h1>Log in</h1>')],
    ['something else than a stream', 'not-a-server', always(200, OURS, {})],
    [
      'a cursor that is none',
      'other-version',
      always(200, { ...OURS, 'Content-Type': 'text/event-stream' }, 'event: cursor\ndata: {"cursor":-1}\n\n'),
    ],
    [
      'words that are not JSON',
      'not-a-server',
      always(200, { ...OURS, 'Content-Type': 'text/event-stream' }, 'event: cursor\ndata: now\n\n'),
    ],
    [
      'an event without end',
      'not-a-server',
      always(200, { ...OURS, 'Content-Type': 'text/event-stream' }, `data: ${'x'.repeat(200_000)}`),
    ],
  ])('that is %s is told as %s', async (_, code, answer) => {
    const backend = await backendOn(answer);
    const next = backend.watch(0, never)[Symbol.asyncIterator]().next();
    await expect(next).rejects.toMatchObject({ name: 'ProblemError', code });
  });
});

describe('the patience with a live stream', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A stream without a network in between, so that nothing but the clock of the test makes it late. */
  function begin() {
    const encoder = new TextEncoder();
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const say = (text: string) => void writer.write(encoder.encode(text));
    const headers = { ...OURS, 'Content-Type': 'text/event-stream' };
    const fetch: typeof globalThis.fetch = async (_, init) => {
      init?.signal?.addEventListener('abort', () => void writer.abort(new Error('aborted')));
      return new Response(readable, { headers });
    };
    const options = { fetch, silenceMs: 1_000 };
    const backend = createHttpBackend({ url: 'https://example.com', token: TOKEN }, options);
    return { say, cursors: backend.watch(0, never)[Symbol.asyncIterator]() };
  }

  it('lasts for as long as the server says at least that it is there', async () => {
    const { say, cursors } = begin();
    const next = cursors.next();
    for (let i = 0; i < 10; i++) {
      await vi.advanceTimersByTimeAsync(900);
      say(': here\n\n');
    }
    await vi.advanceTimersByTimeAsync(900);
    say(event(1));
    expect(await next).toEqual({ done: false, value: 1 });
  });

  it('ends after a silence, however much was said before it', async () => {
    const { say, cursors } = begin();
    say(event(1));
    expect((await cursors.next()).value).toBe(1);
    const next = cursors.next();
    const failed = expect(next).rejects.toMatchObject({ code: 'unreachable', detail: SILENT });
    await vi.advanceTimersByTimeAsync(1_000);
    await failed;
  });

  it('isn’t used up by whoever is busy with a cursor', async () => {
    const { say, cursors } = begin();
    say(event(1));
    expect((await cursors.next()).value).toBe(1);
    await vi.advanceTimersByTimeAsync(60_000);
    say(event(2));
    expect((await cursors.next()).value).toBe(2);
  });
});
