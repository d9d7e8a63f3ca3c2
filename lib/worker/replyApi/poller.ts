import { countOpenJobs, type DueJob, dueJobs, forgetOldJobs, openJobRuns } from '../../cache/jobs';
import type { ReplyApiAccess, ReplyApiStanding, ReplyApiStore } from '../../cache/replyApiStore';
import { ProblemError, toProblem } from '../../protocol/problem';
import { TURN_MS } from '../../protocol/turn';
import { LONGEST_PAUSE_MS, sparedPauseMs, troublePauseMs } from '../../replyApi/backOff';
import { CALL_TIMEOUT_MS, type ReplyApi } from '../../replyApi/replyApi';
import type { Team } from '../team';
import { beginTry, reportDecided, takeAnswer } from './answers';
import { takeTurn } from './turns';
import { type OpenTabs, unwatchedAtMs } from './watched';

export interface PollerTools {
  readonly team: () => Promise<Team>;
  readonly store: ReplyApiStore;
  /** Reaches the vendor's API. @throws ProblemError `reply-not-allowed` on being asked where the browser doesn't let us */
  readonly reach: (access: { address: string; key: string }) => ReplyApi;
  readonly openTabs: OpenTabs;
  readonly now: () => number;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** Asks the vendor's API what became of contacts whose page is gone: seldom, in turn, and within a budget. */
export interface Poller {
  /** Asks for what is due. @returns whether there was anything to do */
  poll(): Promise<boolean>;
  /** When there will be something to ask for; null where there won't. */
  nextMs(): Promise<number | null>;
  /** How many contacts' jobs are known and not through. */
  waiting(): Promise<number>;
}

const MOST_CALLS_PER_TURN = 20;
/** An owner may raise the budget at any time, and nobody tells this browser. */
const LONGEST_WAIT_FOR_BUDGET_MS = 6 * 60 * 60_000;
const AFTER_OTHERS_MS = 30_000;
const SERVER_AWAY_MS = 5 * 60_000;
/** Nobody will ever ask for what is older: there is no key, or no answer that could be used. */
const OLD_MS = 7 * 24 * 60 * 60_000;

export function createPoller({ team, store, reach, openTabs, now, random }: PollerTools): Poller {
  let running: Promise<boolean> | null = null;

  async function pass(): Promise<boolean> {
    const current = await team();
    // The worker may have ended between an answer and its report.
    const had = await reportDecided(current);
    await forgetOldJobs(current.cache, now() - OLD_MS);
    const [access, standing] = await Promise.all([store.access(), store.standing()]);
    if (!mayAsk(access, standing) || waitUntilMs(standing) > now()) return had;
    const due = await unwatchedJobs(current);
    if (due.length === 0) return had;
    // A turn lasts from some moment between the question for it and the answer.
    const endMs = now() + TURN_MS - CALL_TIMEOUT_MS;
    const granted = await callsFor(current, due.length);
    if (granted > 0) await ask(current, access, due.slice(0, granted), endMs);
    await reportDecided(current);
    return true;
  }

  async function unwatchedJobs({ cache }: Team): Promise<DueJob[]> {
    const [runs, open] = await Promise.all([openJobRuns(cache), openTabs.list()]);
    const left = runs.filter((run) => run.nextAtMs <= now() && unwatchedAtMs(run, open) <= now());
    const runIds = left.map(({ runId }) => runId);
    return dueJobs(cache, runIds, now(), MOST_CALLS_PER_TURN);
  }

  /** How many calls may be made now. Where none may, it is noted when to come again. */
  async function callsFor(current: Team, calls: number): Promise<number> {
    const turn = await takeTurn(current, store, calls, now()).catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      return null;
    });
    if (turn === null) {
      // The credits' own way to the server tells what is wrong with it.
      await store.changeStanding({ waitUntilMs: now() + SERVER_AWAY_MS });
      return 0;
    }
    const { granted, used, budget, waitMs } = turn;
    if (granted > 0) {
      // Noted first: were the worker ended now, it wouldn't ask for another turn at once.
      await store.changeStanding({ lastAskedAtMs: now(), waitUntilMs: now() + waitMs });
      return granted;
    }
    const isSpent = used >= budget;
    const pauseMs = Math.min(waitMs, LONGEST_WAIT_FOR_BUDGET_MS) + random() * AFTER_OTHERS_MS;
    await store.changeStanding({
      waitUntilMs: Math.round(now() + pauseMs),
      ...(isSpent && { problem: { code: 'over-budget', detail: '' } }),
    });
    return 0;
  }

  async function ask(
    { cache }: Team,
    access: KnownAccess,
    jobs: readonly DueJob[],
    endMs: number,
  ): Promise<void> {
    const api = reach(access);
    for (const due of jobs) {
      if (now() >= endMs || !(await isStill(access))) return;
      // Noted first: a job that ends the worker each time must not be the first one forever.
      const job = await beginTry(cache, due, now(), random());
      try {
        await takeAnswer(cache, job, await api.job(job.jobId));
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        if (await isStill(access)) await noteTrouble(error);
        return;
      }
    }
    if (await isStill(access)) await store.changeStanding({ failures: 0, problem: null });
  }

  /** A key that was taken away meanwhile is used no more, and what it came to is not the next one's trouble. */
  async function isStill({ key, address }: ReplyApiAccess): Promise<boolean> {
    const access = await store.access();
    return access.key === key && access.address === address;
  }

  /** A wait that is longer than any can be was noted by a clock that has been set back since. */
  function waitUntilMs({ waitUntilMs }: ReplyApiStanding): number {
    return waitUntilMs - now() > LONGEST_PAUSE_MS ? 0 : waitUntilMs;
  }

  /** Something stands in the way of all calls, whatever they ask for. */
  async function noteTrouble(error: ProblemError): Promise<void> {
    const { code, detail, retryAfterMs } = toProblem(error);
    const before = await store.standing();
    const failures = before.failures + 1;
    const pauseMs =
      code === 'reply-busy'
        ? sparedPauseMs(random(), retryAfterMs)
        : troublePauseMs(failures, random(), retryAfterMs);
    await store.changeStanding({
      failures,
      problem: { code, detail },
      waitUntilMs: Math.max(waitUntilMs(before), now() + pauseMs),
    });
  }

  return {
    poll() {
      running ??= pass().finally(() => {
        running = null;
      });
      return running;
    },
    async nextMs() {
      const [access, standing] = await Promise.all([store.access(), store.standing()]);
      if (!mayAsk(access, standing)) return null;
      const [runs, open] = await Promise.all([openJobRuns((await team()).cache), openTabs.list()]);
      const moments = runs.map((run) => Math.max(run.nextAtMs, unwatchedAtMs(run, open)));
      return moments.length === 0 ? null : Math.max(Math.min(...moments), waitUntilMs(standing));
    },
    waiting: async () => countOpenJobs((await team()).cache),
  };
}

type KnownAccess = ReplyApiAccess & { readonly key: string };

/** A key that was refused is refused again, until there is another one. */
function mayAsk(access: ReplyApiAccess, { problem }: ReplyApiStanding): access is KnownAccess {
  return access.key !== null && problem?.code !== 'key-refused';
}
