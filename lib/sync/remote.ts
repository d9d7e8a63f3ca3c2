import { countUndelivered, queue } from '../cache/outbox';
import { expectedAnswer } from '../cache/overlay';
import type { SyncRow } from '../cache/rows';
import { readSync, syncRow } from '../cache/syncRow';
import type { Answer } from '../ledger/answer';
import type { CommandRequest } from '../protocol/command';
import { ProblemError, toProblem } from '../protocol/problem';
import { Agreement, type AgreementOptions, sparedMs } from './agreement';
import { type FollowOptions, follow } from './follow';
import { isAboutTheWay, isOf, toError } from './problems';
import { retryPauseMs } from './retry';
import { settleAnswer } from './settleAnswer';
import type { Sync } from './sync';

export type RemoteOptions = AgreementOptions & FollowOptions;

/** A page waits for its answer: after this long it is told that there is none. */
const ASKING_MS = 10_000;
/** Whatever the clock does meanwhile. */
const MOST_TRIES = 8;
/** Without a live stream, the copy is taken for current for this long after it was. */
const FRESH_MS = 5_000;
/** With nobody looking, the badge is kept about right. */
const REGULAR_MS = 5 * 60_000;
/** A report is delivered at once; where the worker ended before that, it is after this long. */
const SOON_MS = 30_000;
/** No clock that is set back makes a try wait for longer. */
const LONGEST_MS = 60 * 60_000;

/** Where a team's server is the authority: this browser keeps a copy of its ledger, and an outbox. */
export function createRemoteSync(options: RemoteOptions): Sync {
  const { backend, cache, now, random, pause } = options;
  const agreement = new Agreement(options);

  /** Brings both sides to agree. @throws ProblemError why they can't */
  async function agree(askWho = false): Promise<void> {
    await agreement.pass(askWho);
    if (agreement.stopped !== null) throw agreement.stopped;
  }

  async function askOnce(command: CommandRequest): Promise<Answer> {
    const hasWaiting = await cache.transact('r', (db) => db.outbox.where('state').equals('waiting').count());
    // What was reported before goes before: it may give back what this is about to spend.
    if (!agreement.isKnown || hasWaiting > 0) await agree();
    const [answer] = await backend.submit([command]);
    if (answer === undefined) throw new ProblemError('other-version', 'The server gave no answer');
    // A page acts on the answer, and everything that it does next looks at the copy. A limit that is news makes no entry.
    await agree(answer.status === 'rejected' && answer.code === 'member-limit');
    return answer;
  }

  async function deliverSoon(): Promise<void> {
    const { nextTryAtMs } = await readSync(cache);
    const isDue = nextTryAtMs === null || nextTryAtMs <= now();
    // Where nothing can be delivered, whoever follows or the alarm tries again in time.
    if (isDue || agreement.stopped === null) await agreement.pass();
  }

  /** There is no copy yet, or none any more: nothing can be shown before the server has been asked. */
  async function firstAgreement({ nextTryAtMs }: SyncRow): Promise<void> {
    if (nextTryAtMs === null || nextTryAtMs <= now()) await agreement.pass();
    const { syncedAtMs, problem } = await readSync(cache);
    if (syncedAtMs === null) throw toError(problem ?? { code: 'unreachable', detail: '' });
  }

  const standing = () =>
    cache.transact('r', async (db) => ({
      row: await syncRow(db),
      waiting: await db.outbox.where('state').equals('waiting').count(),
      undelivered: await countUndelivered(db),
      refusal: (await db.outbox.where('state').equals('refused').first())?.refusal ?? null,
    }));

  return {
    async ask(command) {
      const signal = new AbortController().signal;
      const endMs = now() + ASKING_MS;
      for (let tries = 1; ; tries++) {
        try {
          return await askOnce(command);
        } catch (error) {
          if (error !== agreement.stopped && isAboutTheWay(toProblem(error))) await agreement.failed(error);
          const mayPass = isOf(error, 'unreachable') || isOf(error, 'server-busy');
          if (!mayPass || tries === MOST_TRIES) throw error;
          const asked = Math.max(error.retryAfterMs ?? 0, sparedMs(await readSync(cache), now()));
          const pauseMs = retryPauseMs(tries, random(), asked);
          if (now() + pauseMs > endMs) throw error;
          await pause(pauseMs, signal);
        }
      }
    },

    async report(settle) {
      const answer = await cache.transact('rw', async (db, team): Promise<Answer> => {
        const { runId } = settle;
        // A page whose run began in another team reports on: that is none of this server's business.
        const isElsewhere =
          (await syncRow(db)).syncedAtMs !== null && (await db.runs.get(runId)) === undefined;
        if (isElsewhere)
          return { status: 'rejected', code: 'run-not-found', available: team.balances.available, runId };
        await queue(db, settle, now());
        return expectedAnswer(db, team, settle);
      });
      deliverSoon().catch(options.report);
      return settleAnswer(answer);
    },

    catchUp: () => agreement.pass(true),

    async state() {
      const row = await readSync(cache);
      if (row.syncedAtMs === null) await firstAgreement(row);
      const {
        row: { syncedAtMs, problem, clockAheadMs },
        undelivered,
        refusal,
      } = await standing();
      const ageMs = now() - (syncedAtMs ?? 0);
      const isCurrent = agreement.stopped === null && (agreement.isLive || (ageMs >= 0 && ageMs < FRESH_MS));
      return {
        syncedAtMs: isCurrent ? null : syncedAtMs,
        undelivered,
        problem: problem ?? refusal,
        clockAheadMs,
      };
    },

    follow: (signal) => follow(agreement, options, signal),

    async nextTryMs() {
      const { row, waiting } = await standing();
      const regularMs = (row.syncedAtMs ?? now()) + REGULAR_MS;
      const nextMs = row.nextTryAtMs ?? (waiting > 0 ? now() + SOON_MS : regularMs);
      return Math.min(nextMs, now() + LONGEST_MS);
    },
  };
}
