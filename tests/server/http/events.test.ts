import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../lib/protocol/problem.ts';
import { withRevocations } from '../../../server/process/revocations.ts';
import type { Progress } from '../../../server/team/service.ts';
import { keeping } from '../cli/fakeKeeper.ts';
import { fakeService, TOKENS } from './fakeService.ts';
import { testApp } from './testApp.ts';

/** A team whose cursor the test moves. */
function movingTeam() {
  const afters: number[] = [];
  const signals: AbortSignal[] = [];
  let wake = () => {};
  let queue: Progress[] = [];
  return {
    afters,
    signals,
    move(cursor: number, profilesVersion = 0) {
      queue.push({ cursor, profilesVersion });
      wake();
    },
    async *watch(_caller: unknown, after: number, signal: AbortSignal) {
      afters.push(after);
      signals.push(signal);
      signal.addEventListener('abort', () => wake());
      while (!signal.aborted) {
        const ready = queue;
        queue = [];
        yield* ready;
        if (queue.length > 0 || signal.aborted) continue;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

/** What a live stream says, as it comes. */
function reading(response: Response) {
  const events: EventSourceMessage[] = [];
  const comments: string[] = [];
  const parser = createParser({
    onEvent: (event) => events.push(event),
    onComment: (text) => comments.push(text),
  });
  const { body } = response;
  if (body === null) throw new Error('No stream');
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  const ended = (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) parser.feed(part.value);
  })();
  return { events, comments, ended, stop: () => reader.cancel() };
}

describe('live streams', () => {
  it('tell the cursor whenever it moves, under its own id', async () => {
    const team = movingTeam();
    const response = await testApp({ watch: team.watch }).ask('/v1/events?after=3');
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toContain('text/event-stream');
    expect(response.headers.get('X-Accel-Buffering')).toBe('no');
    const { events, stop } = reading(response);
    team.move(4);
    team.move(9);
    await expect
      .poll(() => events)
      .toEqual([
        { event: 'cursor', id: '4', data: '{"cursor":4}' },
        { event: 'cursor', id: '9', data: '{"cursor":9}' },
      ]);
    expect(team.afters).toEqual([3]);
    await stop();
  });

  it('tell the version of the page profiles at the start where there are any, and whenever it changes', async () => {
    const team = movingTeam();
    const { events, stop } = reading(await testApp({ watch: team.watch }).ask('/v1/events?after=3'));
    team.move(3, 1);
    team.move(4, 1);
    team.move(4, 2);
    team.move(5, 3);
    await expect
      .poll(() => events.map(({ event, data }) => [event, data]))
      .toEqual([
        ['profiles', '{"version":1}'],
        ['cursor', '{"cursor":4}'],
        ['profiles', '{"version":2}'],
        ['cursor', '{"cursor":5}'],
        ['profiles', '{"version":3}'],
      ]);
    await stop();
  });

  it.each([
    ['', {}, 0],
    ['?after=5', {}, 5],
    ['?after=5', { 'Last-Event-ID': '8' }, 8],
    ['?after=5', { 'Last-Event-ID': 'eight' }, 5],
  ])('begin at the right place: %s %o', async (query, headers, after) => {
    const team = movingTeam();
    const { stop } = reading(
      await testApp({ watch: team.watch }).ask(`/v1/events${query}`, {
        headers: headers as Record<string, string>,
      }),
    );
    expect(team.afters).toEqual([after]);
    await stop();
  });

  it('say that they are alive when there is nothing to tell', async () => {
    const { ask } = testApp({ watch: movingTeam().watch, beatMs: 10 });
    const { comments, stop } = reading(await ask('/v1/events'));
    await expect.poll(() => comments.length).toBeGreaterThan(2);
    await stop();
  });

  it('stop watching when the listener has gone', async () => {
    const team = movingTeam();
    const { ask, metrics } = testApp({ watch: team.watch });
    const { stop } = reading(await ask('/v1/events'));
    await expect.poll(() => metrics.text()).toContain('jac_watchers 1');
    await stop();
    await expect.poll(() => team.signals[0]?.aborted).toBe(true);
    await expect.poll(() => metrics.text()).toContain('jac_watchers 0');
  });

  it('stop watching when there is nothing to watch, as in another history', async () => {
    const signals: AbortSignal[] = [];
    const { ask } = testApp({
      // biome-ignore lint/correctness/useYield: it ends before it has anything to tell
      async *watch(_caller, _after, signal) {
        signals.push(signal);
        throw new ProblemError('history-differs');
      },
    });
    await (await ask('/v1/events')).text();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('give up on a listener that reads nothing', async () => {
    const team = movingTeam();
    const { ask } = testApp({ watch: team.watch, beatMs: 10 });
    const response = await ask('/v1/events');
    await expect.poll(() => team.signals[0]?.aborted).toBe(true);
    await response.body?.cancel();
  });

  it('end when the server shuts down', async () => {
    const { ask, stopping } = testApp({ watch: movingTeam().watch });
    const { ended } = reading(await ask('/v1/events'));
    stopping.start();
    await ended;
  });

  it.each(['here', 'by another process'])('end when the token is revoked %s', async (where) => {
    let isRevoked = false;
    const { ask, revocations } = testApp({
      watch: movingTeam().watch,
      beatMs: where === 'here' ? 60_000 : 10,
      async authenticate(token) {
        if (isRevoked) throw new ProblemError('token-refused');
        return { teamId: 'team-1', memberId: token === TOKENS.member ? 'mo' : 'ada', role: 'member' };
      },
    });
    const { ended } = reading(await ask('/v1/events'));
    isRevoked = true;
    if (where === 'here') revocations.tell();
    await ended;
  });

  it('hear of tokens that an owner stops from a browser, and of no others', async () => {
    const { service, revocations } = withRevocations({ service: fakeService(), keeper: keeping().keeper });
    const told = vi.fn();
    revocations.add(told);
    const owner = await service.authenticate(TOKENS.owner);
    await service.newToken(owner, 'mo', false);
    expect(told).not.toHaveBeenCalled();
    await service.newToken(owner, 'mo', true);
    expect(told).toHaveBeenCalledOnce();
  });

  it("go on when another's token is revoked, and when the database is away for a moment", async () => {
    const team = movingTeam();
    const authenticate = vi.fn(testApp().service.authenticate);
    const { ask, revocations } = testApp({ watch: team.watch, authenticate });
    const { events, stop } = reading(await ask('/v1/events'));
    revocations.tell();
    authenticate.mockRejectedValueOnce(new Error('No database'));
    revocations.tell();
    await expect.poll(() => authenticate.mock.calls.length).toBe(3);
    team.move(1);
    await expect.poll(() => events.length).toBe(1);
    await stop();
  });

  it('end without a word of what broke', async () => {
    const { ask, logged } = testApp({
      // biome-ignore lint/correctness/useYield: it breaks before it has anything to tell
      async *watch() {
        throw new Error('Grace Hopper');
      },
    });
    const response = await ask('/v1/events');
    expect(await response.text()).toBe('retry: 2000\n\n');
    expect(logged()).toContain('A live stream broke');
    expect(logged()).not.toContain('Grace');
  });
});
