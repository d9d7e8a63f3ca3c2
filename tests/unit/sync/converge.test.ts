import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Cache } from '../../../lib/cache/cache';
import { assertLedger, type Outcome } from '../../../lib/ledger';
import { ProblemError } from '../../../lib/protocol/problem';
import { cancelRequest, holdRequest, settleRequest } from '../../contract/commands';
import { Browser } from './browserKit';
import { FakeServer, unreachable } from './fakeServer';

const CONTACTS = ['a', 'b', 'c', 'd', 'e'];
const HOUR_MS = 60 * 60 * 1000;

const who = fc.constantFrom(0, 1);
/** How far a piece of work gets before the next thing happens; null for to its end. */
const turns = fc.option(fc.nat(40), { nil: null, freq: 2 });

const hold = fc.record({
  kind: fc.constant('hold' as const),
  who,
  turns,
  sequence: fc.constantFrom('101', '102', '103'),
  contacts: fc.subarray(CONTACTS, { minLength: 1 }),
});
const settle = fc.record({
  kind: fc.constant('settle' as const),
  who,
  run: fc.nat(9),
  outcomes: fc.dictionary(fc.constantFrom(...CONTACTS), fc.constantFrom<Outcome>('succeeded', 'failed'), {
    minKeys: 1,
    noNullPrototype: true,
  }),
});
const cancel = fc.record({ kind: fc.constant('cancel' as const), who, turns, run: fc.nat(9) });
const catchUp = fc.record({ kind: fc.constant('catch up' as const), who, turns });
const cutOff = fc.record({ kind: fc.constant('cut off' as const), who });
const connect = fc.record({ kind: fc.constant('connect' as const), who });
const fault = fc.record({
  kind: fc.constant('fault' as const),
  who,
  faults: fc.array(fc.constantFrom('answer-lost' as const, 'unreachable' as const, 'busy' as const), {
    minLength: 1,
    maxLength: 4,
  }),
});
const die = fc.record({ kind: fc.constant('worker dies' as const), who });
const grant = fc.record({ kind: fc.constant('grant' as const), credits: fc.integer({ min: 1, max: 30 }) });
const wait = fc.record({ kind: fc.constant('wait' as const), hours: fc.constantFrom(0, 1, 5, 23) });

const happening = fc.oneof(
  { arbitrary: hold, weight: 5 },
  { arbitrary: settle, weight: 7 },
  cancel,
  { arbitrary: catchUp, weight: 2 },
  { arbitrary: cutOff, weight: 1 },
  { arbitrary: connect, weight: 2 },
  { arbitrary: fault, weight: 2 },
  { arbitrary: die, weight: 2 },
  grant,
  wait,
);

class Team {
  readonly server = new FakeServer();
  readonly browsers = [new Browser(this.server, 'ann'), new Browser(this.server, 'ben')] as const;
  /** Each browser's own runs. */
  readonly runs: [string[], string[]] = [[], []];
  /** Reports that a browser has taken: from then on they must not be lost. */
  readonly taken: ReturnType<typeof settleRequest>[] = [];

  readonly #underWay: { cache: Cache; done: Promise<void> }[] = [];

  constructor() {
    this.server.grant(20);
  }

  async happens(event: typeof happening extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
    if (event.kind === 'grant') return this.server.grant(event.credits);
    if (event.kind === 'wait') return this.#wait(event.hours);
    const browser = this.browsers[event.who === 0 ? 0 : 1];
    const runs = this.runs[event.who === 0 ? 0 : 1];
    switch (event.kind) {
      case 'hold': {
        const request = holdRequest(event.contacts, event.sequence);
        // A page starts a run, and reports of it, once it has the answer.
        const held = browser.sync.ask(request).then(({ status }) => {
          if (status === 'accepted') runs.push(request.runId);
        });
        return this.#until(browser, held, event.turns);
      }
      case 'settle': {
        const runId = runs.at(-1 - (event.run % Math.max(1, runs.length)));
        if (runId === undefined) return;
        const request = settleRequest(runId, event.outcomes);
        await browser.sync.report(request);
        this.taken.push(request);
        return;
      }
      case 'cancel': {
        const runId = runs.at(-1 - (event.run % Math.max(1, runs.length)));
        if (runId === undefined) return;
        return this.#until(browser, browser.sync.ask(cancelRequest(runId, 'timed-out')), event.turns);
      }
      case 'catch up':
        return this.#until(browser, browser.sync.catchUp(), event.turns);
      case 'cut off':
        browser.way.trouble = unreachable();
        return;
      case 'connect':
        browser.way.trouble = null;
        return;
      case 'fault':
        for (const name of event.faults) browser.way.faults.push(faultOf(name));
        return;
      case 'worker dies':
        return browser.restart();
    }
  }

  /** Lets work go on until its end, or for some turns of the event loop. */
  async #until(browser: Browser, work: Promise<unknown>, turns: number | null): Promise<void> {
    const done = work.then(
      () => undefined,
      (error) => {
        if (!(error instanceof ProblemError)) throw error;
      },
    );
    if (turns === null) return done;
    this.#underWay.push({ cache: browser.cache, done });
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
  }

  #wait(hours: number): void {
    this.server.nowMs += hours * HOUR_MS;
    for (const { clock } of this.browsers) clock.nowMs += hours * HOUR_MS;
  }

  /** Whoever has seen everything and has nothing on the way shows what the server knows. */
  async check(): Promise<void> {
    for (const browser of this.browsers) {
      const { state, pools } = this.server.books;
      const shown = await browser.shown();
      const { granted, available, retained, used, expired } = shown.balances;
      expect(available + retained + used + expired).toBe(granted);
      const hasSeenAll = shown.cursor === state.cursor && this.server.books.state === state;
      if (!hasSeenAll || shown.onTheWay > 0) continue;
      expect(shown).toMatchObject({ balances: state.balances, ...pools });
    }
  }

  /** Everything works again, and each browser is heard out. */
  async heal(): Promise<void> {
    for (const browser of this.browsers) {
      browser.way.trouble = null;
      browser.way.faults.length = 0;
    }
    // What a worker was at that has died since goes no further.
    const alive = this.#underWay.filter(({ cache }) => this.browsers.some((b) => b.cache === cache));
    await Promise.all(alive.map(({ done }) => done));
    for (const browser of this.browsers) await browser.sync.catchUp();
    // Past everything that a server may have asked to be spared for.
    this.#wait(2);
    for (const browser of [...this.browsers, ...this.browsers]) await browser.sync.catchUp();
  }
}

function faultOf(name: 'answer-lost' | 'unreachable' | 'busy') {
  if (name === 'answer-lost') return name;
  return name === 'unreachable'
    ? unreachable()
    : new ProblemError('server-busy', '', { retryAfterMs: 5_000 });
}

it('whatever breaks and whoever dies: browsers come to what the server knows, nothing is lost, nothing counts twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 30 }), async (events) => {
      const team = new Team();
      for (const event of events) {
        await team.happens(event);
        await team.check();
      }
      await team.heal();
      const { server, browsers, taken } = team;
      const { state, answers, entries } = server.books;
      assertLedger(state);
      const [ann, ben] = browsers;
      expect(await ann.copy()).toEqual(await ben.copy());
      for (const browser of browsers) {
        expect(await browser.sync.state()).toMatchObject({ undelivered: 0, problem: null, syncedAtMs: null });
        expect(await browser.db.outbox.count()).toBe(0);
        expect(await browser.shown()).toMatchObject({ balances: state.balances, cursor: state.cursor });
        expect(browser.errors).not.toHaveBeenCalled();
      }
      for (const { id, runId, outcomes } of taken) {
        expect(answers.get(id)).toBeDefined();
        const contacts = state.holds.get(runId)?.contacts;
        for (const { contactId } of outcomes)
          expect(contacts?.get(contactId)?.status ?? 'not covered').not.toBe('pending');
      }
      const charged = entries.flatMap((entry) =>
        entry.kind === 'deducted' || entry.kind === 'reported-late'
          ? [`${entry.runId} ${entry.contactId}`]
          : [],
      );
      expect(new Set(charged).size).toBe(charged.length);
    }),
    { numRuns: 25 },
  );
});
