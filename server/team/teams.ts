import type { Answer } from '../../lib/ledger/index.ts';
import type { PriceList } from '../../lib/protocol/priceList.ts';
import { invoicePayments } from '../payments/invoice.ts';
import type { OpenPayments, PaymentProvider } from '../payments/provider.ts';
import type { Store } from '../store/sql.ts';
import { commit } from './commit.ts';
import { type CommitOptions, GROUP_COMMIT } from './commitQueue.ts';
import { guarded } from './guarded.ts';
import { createKeeper } from './keeper.ts';
import { purchaseJob, readPurchaseAnswer } from './purchase.ts';
import { createQueues } from './queues.ts';
import { createService } from './serve.ts';
import type { TeamKeeper, TeamService } from './service.ts';
import { sweepTeams } from './sweep.ts';
import * as tokens from './tokens.ts';
import { createWatches } from './watch.ts';

/** What the engine tells those who count and log. */
export interface Report {
  /** A transaction of a team's ledger. */
  committed(commit: { readonly commands: number; readonly entries: number }): void;
  /** A mistake of ours, or a failure of the database: whoever asked was told `server-failed`. */
  failed(error: unknown): void;
}

export interface TeamsOptions {
  readonly store: Store;
  /** The authority's clock, milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
  /** The secret part of a token: 43 characters. */
  readonly newSecret?: () => string;
  readonly prices: PriceList;
  readonly report: Report;
  /** How teams pay; by invoice unless it says otherwise. */
  readonly payments?: OpenPayments;
  readonly commits?: CommitOptions;
}

export interface Teams {
  readonly service: TeamService;
  readonly keeper: TeamKeeper;
  readonly payments: PaymentProvider;
  /** Lets time do its work (rules 6, 8) in every team where it is due. Call it every now and then. @throws ProblemError `server-failed` */
  sweep(): Promise<void>;
  /** Ends all watches, refuses new work with `server-busy` and waits for what is being committed. The store stays open. */
  close(): Promise<void>;
}

/** The credits of all teams in a store. Several processes may share one PostgreSQL. */
export function createTeams(options: TeamsOptions): Teams {
  const { store, now, newId, prices, report, commits = GROUP_COMMIT } = options;
  const asked = guarded(store, report.failed);
  const watches = createWatches(asked);
  const queues = createQueues({
    ...commits,
    onFailure: report.failed,
    async commit(teamId, jobs) {
      const committed = await commit(store, teamId, jobs, now(), topUpPrices);
      report.committed({ commands: jobs.length, entries: committed.entries });
      // Whoever asked is answered first, however many watch.
      if (committed.entries > 0) setImmediate(() => watches.tell(teamId, { cursor: committed.cursor }));
      return committed;
    },
  });
  const payments = (options.payments ?? invoicePayments)({
    store: asked,
    now,
    prices,
    async grant({ teamId, memberId }, commandId, bought, check) {
      const [answer] = await queues.submit(teamId, [purchaseJob(memberId, commandId, bought, check)]);
      return answer as Answer;
    },
    answered: (buyer, commandId, fingerprint) => readPurchaseAnswer(asked, buyer, commandId, fingerprint),
  });
  // Nobody is there to pay for them anywhere else.
  const topUpPrices = payments.payment === 'invoice' ? prices : null;
  const letTimePass = (teamId: string) =>
    queues.submit(teamId, [
      {
        ask: { type: 'expire', id: newId() },
        caller: { memberId: 'time', role: 'owner' },
        fingerprint: null,
        bought: null,
      },
    ]);
  const parts = {
    store: asked,
    now,
    newId,
    newSecret: options.newSecret ?? tokens.newSecret,
    prices,
    topUpPrices,
    payments,
    submit: queues.submit,
    letTimePass,
  };
  return {
    service: createService({ ...parts, watches, authenticate: tokens.createAuthenticate(asked) }),
    keeper: createKeeper(parts),
    payments,
    sweep: () => sweepTeams(asked, now(), letTimePass),
    async close() {
      watches.close();
      await queues.close();
    },
  };
}
