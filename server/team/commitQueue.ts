import type { Answer } from '../../lib/ledger/index.ts';
import { ProblemError } from '../../lib/protocol/problem.ts';
import { StoreLostError } from '../store/sql.ts';
import type { Committed } from './commit.ts';
import type { Job, Outcome } from './job.ts';

/** How the jobs that wait for one team are put into transactions. */
export interface CommitOptions {
  /** The most jobs in one transaction. */
  readonly mostJobs: number;
  /** The most contacts that the jobs of one transaction may name, save that the first job always goes. */
  readonly mostContacts: number;
  /** How many transactions of a team may be under way. More than one only makes them wait for each other: for comparison. */
  readonly atOnce: number;
}

export const GROUP_COMMIT: CommitOptions = { mostJobs: 500, mostContacts: 50_000, atOnce: 1 };

/** Every job in a transaction of its own, as a server without group commit would do it. */
export const ONE_BY_ONE: CommitOptions = { mostJobs: 1, mostContacts: 0, atOnce: Number.POSITIVE_INFINITY };

export interface CommitQueueParts extends CommitOptions {
  /** Does jobs in one transaction. */
  readonly commit: (jobs: readonly Job[]) => Promise<Committed>;
  readonly onFailure: (error: unknown) => void;
  /** Called when nothing waits or is under way any more. */
  readonly onIdle: () => void;
}

interface Waiting {
  readonly job: Job;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit of one team: while a transaction is under way, jobs gather for the next one. A team's row is locked by one
 * transaction at a time, so its cost is shared by all that wait.
 */
export class CommitQueue {
  readonly #parts: CommitQueueParts;
  #waiting: Waiting[] = [];
  #underWay = 0;

  constructor(parts: CommitQueueParts) {
    this.#parts = parts;
  }

  /** Does a job after those before it. It is durable when this resolves. @throws ProblemError */
  add(job: Job): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    this.#waiting.push({ job, resolve, reject });
    if (this.#underWay < this.#parts.atOnce) {
      this.#underWay += 1;
      void this.#work();
    }
    return promise;
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      // Those who were answered just now may ask for more at once: it goes along.
      await new Promise((resolve) => setImmediate(resolve));
      await this.#settle(this.#take());
    }
    this.#underWay -= 1;
    if (this.#underWay === 0) this.#parts.onIdle();
  }

  #take(): Waiting[] {
    const { mostJobs, mostContacts } = this.#parts;
    let jobs = 0;
    let contacts = 0;
    for (const { job } of this.#waiting) {
      contacts += contactsOf(job);
      if (jobs > 0 && (jobs >= mostJobs || contacts > mostContacts)) break;
      jobs += 1;
    }
    const taken = this.#waiting.slice(0, jobs);
    this.#waiting = this.#waiting.slice(jobs);
    return taken;
  }

  /** Never rejects: what fails is told to those who wait for it. */
  async #settle(batch: readonly Waiting[]): Promise<void> {
    try {
      const { outcomes } = await this.#commit(batch.map(({ job }) => job));
      batch.forEach((waiting, index) => {
        this.#tell(waiting, outcomes[index]);
      });
    } catch (error) {
      // One that the database can't take must not fail the others.
      if (batch.length > 1 && !(error instanceof StoreLostError)) {
        for (const waiting of batch) await this.#settle([waiting]);
        return;
      }
      const problem = this.#toProblem(error);
      for (const { reject } of batch) reject(problem);
    }
  }

  /** Asking again is safe even where nobody knows whether it was done: a command id has one effect. */
  async #commit(jobs: readonly Job[]): Promise<Committed> {
    try {
      return await this.#parts.commit(jobs);
    } catch (error) {
      if (!(error instanceof StoreLostError)) throw error;
      return this.#parts.commit(jobs);
    }
  }

  #tell({ resolve, reject }: Waiting, outcome: Outcome | undefined): void {
    if (outcome !== undefined && 'answer' in outcome) resolve(outcome.answer);
    else reject(this.#toProblem(outcome?.error));
  }

  #toProblem(error: unknown): ProblemError {
    if (error instanceof ProblemError) return error;
    this.#parts.onFailure(error);
    return new ProblemError('server-failed', '', { cause: error });
  }
}

function contactsOf({ ask }: Job): number {
  if (ask.type === 'hold') return ask.contacts.length;
  return ask.type === 'settle' ? ask.outcomes.length : 0;
}
