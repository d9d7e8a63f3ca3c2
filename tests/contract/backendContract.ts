import { beforeEach, describe, expect, it } from 'vitest';
import type { Backend, CommandRequest, Member } from '../../lib/backend/backend';
import type { Answer, HoldAnswer } from '../../lib/ledger';
import { assertLedger, EMPTY_LEDGER, evolve } from '../../lib/ledger';

const HOUR_MS = 60 * 60 * 1000;

/** A backend with nothing in it, whose clock the test turns. */
export interface BackendUnderTest {
  readonly backend: Backend;
  readonly clock: { nowMs: number };
  /** The same store, reached as after a restart. */
  readonly restart: () => Promise<Backend>;
}

let count = 0;
/** UUIDs that differ, and read well when a test fails. */
export function newId(): string {
  count += 1;
  return `018f0000-0000-7000-8000-${String(count).padStart(12, '0')}`;
}

export function grantRequest(credits: number): Extract<CommandRequest, { type: 'grant' }> {
  const id = newId();
  return {
    id,
    type: 'grant',
    grantId: id,
    source: 'purchase',
    credits,
    startsAtMs: null,
    expiresAtMs: null,
    priority: null,
    reason: 'test',
  };
}

export function holdRequest(
  contacts: readonly string[],
  sequenceId = '101',
): Extract<CommandRequest, { type: 'hold' }> {
  return {
    id: newId(),
    type: 'hold',
    runId: newId(),
    sequenceId,
    steps: [{ id: 'step-1', category: 'opener' }],
    selected: contacts.length,
    contacts: contacts.map((id) => ({ id, name: `Contact ${id}` })),
    timeLimitMs: 24 * HOUR_MS,
  };
}

/** What every backend must do, whatever it is made of. */
export function backendContract(name: string, create: (member?: Member) => Promise<BackendUnderTest>): void {
  describe(`backend contract: ${name}`, () => {
    let backend: Backend;
    let clock: { nowMs: number };
    let restart: () => Promise<Backend>;

    beforeEach(async () => {
      ({ backend, clock, restart } = await create());
    });

    async function submit(request: CommandRequest): Promise<Answer> {
      const [answer] = await backend.submit([request]);
      if (answer === undefined) throw new Error('no answer');
      return answer;
    }

    it('holds for the covered contacts, deducts successes and refunds failures', async () => {
      await submit(grantRequest(7));
      const hold = holdRequest(['a', 'b', 'c', 'd', 'e']);
      expect(await submit(hold)).toMatchObject({ covered: ['a', 'b', 'c'], held: 6, selected: 5 });
      expect((await backend.snapshot()).balances).toMatchObject({ available: 1, retained: 6, used: 0 });
      const settled = await submit({
        id: newId(),
        type: 'settle',
        runId: hold.runId,
        outcomes: [
          { contactId: 'a', outcome: 'succeeded', reason: '' },
          { contactId: 'b', outcome: 'failed', reason: 'Missing profile data' },
          { contactId: 'c', outcome: 'succeeded', reason: '' },
        ],
      });
      expect(settled).toMatchObject({ status: 'accepted', deducted: 4, refunded: 2 });
      expect((await backend.snapshot()).balances).toMatchObject({ available: 3, retained: 0, used: 4 });
    });

    it('gives an id one effect and one answer, after a restart too', async () => {
      await submit(grantRequest(7));
      const hold = holdRequest(['a', 'b']);
      const first = await submit(hold);
      const cursor = (await backend.snapshot()).cursor;
      const again = await (await restart()).submit([hold, hold]);
      expect(again).toEqual([first, first]);
      expect((await backend.snapshot()).cursor).toBe(cursor);
    });

    it('keeps a rejection for its id, even when credits have come since', async () => {
      const hold = holdRequest(['a']);
      const rejected = await submit(hold);
      expect(rejected).toMatchObject({ status: 'rejected', code: 'insufficient-credits', available: 0 });
      await submit(grantRequest(10));
      expect(await submit(hold)).toEqual(rejected);
    });

    it('refuses an id that comes again with another content', async () => {
      const grant = grantRequest(5);
      await submit(grant);
      await expect(submit({ ...grant, credits: 500 })).rejects.toMatchObject({ code: 'command-id-reused' });
      expect((await backend.snapshot()).balances.granted).toBe(5);
    });

    it('takes commands that come at once one after the other', async () => {
      await submit(grantRequest(7));
      const holds = ['101', '102', '103', '104'].map((sequence) => holdRequest(['a', 'b'], sequence));
      const answers = (await Promise.all(holds.map(submit))) as HoldAnswer[];
      const held = answers.reduce((sum, answer) => sum + (answer.held ?? 0), 0);
      expect(held).toBe(6);
      expect((await backend.snapshot()).balances).toMatchObject({ available: 1, retained: 6 });
    });

    it('keeps entries in order without gaps, pages them, and they add up to the balances', async () => {
      await submit(grantRequest(20));
      const hold = holdRequest(['a', 'b', 'c']);
      await submit(hold);
      await submit({ id: newId(), type: 'cancel', runId: hold.runId, status: 'cancelled', reason: 'enough' });
      const first = await backend.changes(0, 2);
      expect(first).toMatchObject({ cursor: 2, more: true });
      const rest = await backend.changes(first.cursor, 100);
      expect(rest.more).toBe(false);
      const entries = [...first.entries, ...rest.entries];
      expect(entries.map((entry) => entry.seq)).toEqual([1, 2, 3, 4, 5]);
      const state = evolve(EMPTY_LEDGER, entries);
      assertLedger(state);
      expect(await backend.snapshot()).toEqual({ cursor: 5, balances: state.balances });
      expect(await backend.changes(5, 10)).toEqual({ entries: [], cursor: 5, more: false });
    });

    it('refunds what has timed out before it decides anything else, and charges a late success', async () => {
      await submit(grantRequest(2));
      const hold = holdRequest(['a']);
      await submit(hold);
      clock.nowMs += 24 * HOUR_MS;
      const late = await submit({
        id: newId(),
        type: 'settle',
        runId: hold.runId,
        outcomes: [{ contactId: 'a', outcome: 'succeeded', reason: '' }],
      });
      expect(late).toMatchObject({ deducted: 2, unbilled: 0 });
      const { entries } = await backend.changes(0, 10);
      expect(entries.map((entry) => entry.kind)).toEqual(['granted', 'held', 'refunded', 'reported-late']);
    });

    it('holds a large run and settles it in parts', async () => {
      const ids = Array.from({ length: 500 }, (_, i) => `c${i}`);
      await submit(grantRequest(1_000));
      const hold = holdRequest(ids);
      await submit(hold);
      for (let from = 0; from < ids.length; from += 125) {
        const outcomes = ids.slice(from, from + 125).map((contactId) => ({
          contactId,
          outcome: 'succeeded' as const,
          reason: '',
        }));
        await submit({ id: newId(), type: 'settle', runId: hold.runId, outcomes });
      }
      expect((await backend.snapshot()).balances).toMatchObject({ available: 0, retained: 0, used: 1_000 });
    });

    it('sells what it quoted, once for each confirmation', async () => {
      const [offer] = await backend.offers();
      const quote = await backend.quote(offer?.id ?? '');
      expect(quote.credits).toBe(offer?.credits);
      const id = newId();
      const answer = await backend.buy(id, quote);
      expect(await backend.buy(id, quote)).toEqual(answer);
      expect((await backend.snapshot()).balances.available).toBe(quote.credits);
      expect(await backend.addOns()).toEqual([{ id: 'jason-ai-credits', available: quote.credits, used: 0 }]);
    });

    it('refuses another price than the one that it quotes now, and unknown offers', async () => {
      const [offer] = await backend.offers();
      const quote = await backend.quote(offer?.id ?? '');
      const cheaper = { ...quote, totalMinor: 1 };
      await expect(backend.buy(newId(), cheaper)).rejects.toMatchObject({ code: 'quote-outdated' });
      await expect(backend.quote('nothing')).rejects.toMatchObject({ code: 'invalid-input' });
      expect((await backend.snapshot()).balances.granted).toBe(0);
    });

    it('sells to an owner only', async () => {
      const { backend: members } = await create({ id: 'someone', role: 'member' });
      const [offer] = await members.offers();
      const quote = await members.quote(offer?.id ?? '');
      await expect(members.buy(newId(), quote)).rejects.toMatchObject({ code: 'owner-only' });
    });
  });
}
