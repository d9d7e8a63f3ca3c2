/** A deliberate bug: `from` stands exactly once in the file, and `to` takes its place. */
export interface Mutation {
  readonly bug: string;
  /** The first world that shows it, as things stand: where it takes another one by now, that is found. */
  readonly seed: number;
  /** From the project's root. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export const MUTATIONS: readonly Mutation[] = [
  {
    bug: 'the server forgets to look whether a command id was answered before',
    seed: 1,
    file: 'server/team/fold.ts',
    from: 'if (known !== undefined && fingerprint !== null) {',
    to: 'if (known !== undefined && fingerprint === null) {',
  },
  {
    bug: 'the server keeps no answers',
    seed: 1,
    file: 'server/team/persist.ts',
    from: 'put(ADD_ANSWERS, answers),',
    to: '',
  },
  {
    bug: 'an odd credit covers one contact more',
    seed: 6,
    file: 'lib/ledger/coverage.ts',
    from: 'Math.floor(available / price)',
    to: 'Math.ceil(available / price)',
  },
  {
    bug: 'an Opener costs 1',
    seed: 1,
    file: 'lib/ledger/price.ts',
    from: "category === 'opener' ? 2 : 1",
    to: '1',
  },
  {
    bug: 'a refund goes to the grants of another contact',
    seed: 1,
    file: 'lib/ledger/evolve.ts',
    from: 'hands[position] ?? []',
    to: 'hands[contacts.length - 1 - position] ?? []',
  },
  {
    bug: 'a refund to a grant that has expired evaporates',
    seed: 3,
    file: 'lib/ledger/decide/time.ts',
    from: 'if (credits === 0) return;',
    to: 'if (credits >= 0) return;',
  },
  {
    bug: 'a success after the time limit is free',
    seed: 18,
    file: 'lib/ledger/decide/settle.ts',
    from: "if (contact.status === 'timed-out') {",
    to: "if (contact.status === 'timed-out' && report.outcome === 'failed') {",
  },
  {
    bug: 'two runs may hold one contact at the same time',
    seed: 2,
    file: 'lib/ledger/decide/hold.ts',
    from: 'if (running !== null) return running;',
    to: '',
  },
  {
    bug: 'reports are only in memory until they are delivered',
    seed: 5,
    file: 'lib/sync/remote.ts',
    from: 'await queue(db, settle, now());',
    to: 'void queue; void backend.submit([settle]).catch(() => undefined);',
  },
  {
    bug: 'a report that can’t be delivered is dropped',
    seed: 19,
    file: 'lib/sync/deliver.ts',
    from: 'if (!failed && !isAboutTheCommand(error)) throw error;',
    to: `if (!failed && !isAboutTheCommand(error)) {
      await cache.transact('rw', (db) => db.outbox.clear());
      throw error;
    }`,
  },
  {
    bug: 'a run that has begun is taken for one that has not',
    seed: 19,
    file: 'lib/cache/runPages.ts',
    from: "db.runPages.where('state').equals('asked').toArray()",
    to: "db.runPages.where('state').anyOf('asked', 'started').toArray()",
  },
  {
    bug: 'releasing a run by hand makes it free',
    seed: 18,
    file: 'lib/worker/handlers/run.ts',
    from: "neverBegan ? 'cancelled' : 'timed-out'",
    to: "'cancelled'",
  },
  {
    bug: 'a hold is asked for again under another id',
    seed: 2,
    file: 'lib/worker/handlers/run.ts',
    from: "id: commandId,\n          type: 'hold',",
    to: "id: newId(),\n          type: 'hold',",
  },
];
