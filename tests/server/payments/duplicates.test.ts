import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { type Store, StoreLostError } from '../../../server/store/sql';
import { newId } from '../kit/engine';
import { onEachStore } from '../kit/stores';
import { type FakeSession, type FakeStripe, startFakeStripe } from './fakeStripe';
import { startPaid, type Told, tell } from './paymentsKit';

const RUNS = 20;

/** What may become of a payment: what Stripe says of it, in its own order, and where the session ends. */
const HISTORIES = {
  'paid at once': [['checkout.session.completed', { status: 'complete', payment_status: 'paid' }]],
  'paid days later': [
    ['checkout.session.completed', { status: 'complete' }],
    ['checkout.session.async_payment_succeeded', { status: 'complete', payment_status: 'paid' }],
  ],
  'declined days later': [
    ['checkout.session.completed', { status: 'complete' }],
    ['checkout.session.async_payment_failed', { status: 'complete' }],
  ],
  'never paid': [['checkout.session.expired', { status: 'expired' }]],
} as const satisfies Record<string, readonly (readonly [Told, Partial<FakeSession>])[]>;

type History = keyof typeof HISTORIES;

/** What comes to a server: something that Stripe says (by its place in the history), or something that people do. */
type Deed = number | 'look' | 'reconcile' | 'buy again';

interface Step {
  readonly deed: Deed;
  /** Which of two servers it comes to. */
  readonly server: 0 | 1;
  /** The server's database goes away at this query of the step, or after it was done; null: it doesn't. */
  readonly lostAt: { readonly query: number; readonly done: boolean } | null;
}

const steps = fc.array(
  fc.array(
    fc.record<Step>({
      deed: fc.oneof(
        { arbitrary: fc.nat({ max: 1 }), weight: 4 },
        {
          arbitrary: fc.constantFrom('look' as const, 'reconcile' as const, 'buy again' as const),
          weight: 1,
        },
      ),
      server: fc.constantFrom(0 as const, 1 as const),
      lostAt: fc.option(fc.record({ query: fc.integer({ min: 1, max: 6 }), done: fc.boolean() }), {
        freq: 2,
      }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  { minLength: 1, maxLength: 4 },
);

/** A database that goes away when it is told to. */
function losing(store: Store) {
  let losses: { left: number; done: boolean }[] = [];
  const around = async <T>(work: () => Promise<T>): Promise<T> => {
    for (const loss of losses) loss.left -= 1;
    const lost = losses.find(({ left }) => left === 0);
    if (lost === undefined) return work();
    if (lost.done) await work();
    throw new StoreLostError('The database has gone');
  };
  return {
    store: {
      ...store,
      query: (text, params) => around(() => store.query(text, params)),
      transaction: (work) => around(() => store.transaction(work)),
    } satisfies Store,
    loseAt({ query, done }: NonNullable<Step['lostAt']>) {
      losses = [...losses, { left: query, done }];
    },
    stay() {
      losses = [];
    },
  };
}

onEachStore('credits that were paid for', (given) => {
  it('are granted once, whatever arrives twice, late, in any order, at two servers, or when one is killed', async () => {
    const stripe: FakeStripe = await startFakeStripe();
    onTestFinished(() => stripe.stop());
    const bases = [losing(given.store), losing(given.store)] as const;
    const servers = [
      await startPaid(bases[0].store, stripe),
      await startPaid(bases[1].store, stripe),
    ] as const;
    const [first] = servers;

    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...(Object.keys(HISTORIES) as History[])),
        steps,
        async (history, batches) => {
          const { teamId } = await first.keeper.createTeam({ name: newId(), planCredits: 0 });
          const ada = await first.join(teamId, 'Ada', 'owner');
          const quote = first.service.quote(first.service.offers()[0]?.id ?? '');
          const id = newId();
          await first.service.buy(ada, id, quote);
          const made = stripe.newest();
          const events: readonly (readonly [Told, Partial<FakeSession>])[] = HISTORIES[history];
          stripe.change(made.id, events.at(-1)?.[1] ?? {});

          const say = async (place: number, server: (typeof servers)[number]) => {
            const [type, change] = events[place % events.length] ?? [];
            if (type !== undefined) await tell(server, type, { ...made, ...change });
          };
          const act = async ({ deed, server, lostAt }: Step) => {
            const at = servers[server];
            if (lostAt !== null) bases[server].loseAt(lostAt);
            at.clock.nowMs += 60_000;
            if (typeof deed === 'number') await say(deed, at);
            else if (deed === 'look') await at.service.purchases(ada);
            else if (deed === 'reconcile') await at.payments.reconcile();
            else await at.service.buy(ada, id, quote);
          };
          for (const batch of batches) {
            await Promise.allSettled(batch.map(act));
            for (const base of bases) base.stay();
          }
          // Stripe says again what it had no answer to.
          for (const place of events.keys()) await say(place, first);

          const isPaid = history === 'paid at once' || history === 'paid days later';
          const { entries } = await first.service.changes(ada, 0, 10);
          expect(entries.map(({ kind, commandId }) => [kind, commandId])).toEqual(
            isPaid ? [['granted', id]] : [],
          );
          expect(await first.keeper.purchases(teamId)).toHaveLength(isPaid ? 1 : 0);
          const [purchase] = (await first.service.purchases(ada)).purchases;
          const end = { 'declined days later': 'failed', 'never paid': 'expired' } as const;
          expect(purchase?.state).toBe(
            history === 'paid at once' || history === 'paid days later' ? 'granted' : end[history],
          );
        },
      ),
      { numRuns: RUNS },
    );
  });
});
