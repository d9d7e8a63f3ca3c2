import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertLedger, CATEGORIES } from '../../../lib/ledger';
import { PRACTICE_CONTACTS } from '../../../lib/practice/contacts';
import { viewOf } from '../../../lib/practice/ledger';
import { createPractice, isRunning, offerOf, resultOf, runOf } from '../../../lib/practice/practice';

/** A practice sequence whose results come one by one, when the test lets them. */
function practising() {
  const waiting: (() => void)[] = [];
  const practice = createPractice(() => new Promise((resolve) => waiting.push(resolve)));
  const state = () => practice.store.getState();
  return {
    practice,
    state,
    view: () => viewOf(state().books),
    async nextResult() {
      waiting.shift()?.();
      // What awaits it goes on after this.
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

const statuses = (state: ReturnType<ReturnType<typeof practising>['state']>) =>
  PRACTICE_CONTACTS.map(({ id }) => resultOf(state, id)?.status ?? null);

describe('a practice run', () => {
  it('asks first where the credits don’t cover everybody, then works on the covered ones alone', async () => {
    const { practice, state, view, nextResult } = practising();
    practice.chooseAll(true);
    expect(offerOf(state())).toEqual({ selected: 6, needed: 12, available: 7, covered: 3 });
    practice.press();
    expect([state().asks, runOf(state())]).toEqual([true, null]);
    practice.goOn();
    expect(statuses(state())).toEqual(['pending', 'pending', 'pending', null, null, null]);
    expect([...state().chosen]).toEqual(['ada', 'grace', 'alan']);
    expect(view()).toMatchObject({ balance: 7, balances: { available: 1, retained: 6 } });

    for (const balance of [5, 5, 3]) {
      await nextResult();
      expect(view().balance).toBe(balance);
    }
    expect(statuses(state()).slice(0, 3)).toEqual(['succeeded', 'failed', 'succeeded']);
    expect(view().balances).toMatchObject({ available: 3, retained: 0, used: 4 });
    expect([isRunning(state()), state().chosen.size]).toEqual([false, 0]);
  });

  it('starts at once where they do, by the price of what it is written as', () => {
    const { practice, state, view } = practising();
    practice.writeAs('recruiter');
    practice.chooseAll(true);
    practice.choose('ada', false);
    practice.press();
    expect(state().asks).toBe(false);
    expect(view().balances).toMatchObject({ available: 2, retained: 5 });
  });

  it('covers more while the question is open and credits are added', () => {
    const { practice, state } = practising();
    practice.chooseAll(true);
    practice.press();
    practice.buy();
    expect([state().asks, state().added]).toEqual([true, 10]);
    expect(offerOf(state())).toMatchObject({ available: 17, covered: 6 });
    practice.stop();
    expect([state().asks, runOf(state())]).toEqual([false, null]);
  });

  it('that was left by starting again settles nothing any more', async () => {
    const { practice, state, nextResult } = practising();
    practice.choose('ada', true);
    practice.press();
    practice.startAgain();
    const fresh = state();
    await nextResult();
    expect(state()).toBe(fresh);
  });

  it('does nothing where nobody is chosen, or one is under way', () => {
    const { practice, state } = practising();
    practice.press();
    expect(runOf(state())).toBeNull();
    practice.choose('ada', true);
    practice.press();
    const { runId } = state();
    practice.press();
    expect(state().runId).toBe(runId);
  });
});

it('keeps the rules of the ledger, whatever is pressed', async () => {
  type Press = (practice: ReturnType<typeof createPractice>) => void;
  const press = fc.oneof(
    fc.constantFrom<Press[]>(
      (practice) => practice.press(),
      (practice) => practice.goOn(),
      (practice) => practice.stop(),
      (practice) => practice.buy(),
      (practice) => practice.startAgain(),
      (practice) => practice.chooseAll(true),
    ),
    fc.constantFrom(...CATEGORIES).map<Press>((category) => (practice) => practice.writeAs(category)),
    fc.tuple(fc.constantFrom(...PRACTICE_CONTACTS), fc.boolean()).map<Press>(
      ([{ id }, chosen]) =>
        (practice) =>
          practice.choose(id, chosen),
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(press, { maxLength: 40 }), async (presses) => {
      const practice = createPractice(async () => {});
      for (const act of presses) {
        act(practice);
        await Promise.resolve();
        const { books } = practice.store.getState();
        assertLedger(books.ledger);
        expect(viewOf(books).balance).toBe(books.ledger.balances.available + books.ledger.balances.retained);
      }
    }),
    { numRuns: 60 },
  );
});
