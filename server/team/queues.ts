import type { Answer } from '../../lib/ledger/index.ts';
import { ProblemError } from '../../lib/protocol/problem.ts';
import type { Committed } from './commit.ts';
import { CommitQueue, type CommitQueueParts } from './commitQueue.ts';
import type { Job } from './job.ts';

/** How long those who come while the server shuts down should wait for the next one to be there. */
const RESTART_MS = 3_000;

export interface Queues {
  /** Does jobs of a team in order, and waits for all of them. @throws ProblemError the first one's that failed */
  submit(teamId: string, jobs: readonly Job[]): Promise<Answer[]>;
  /** Takes nothing more, and waits for what was taken. */
  close(): Promise<void>;
}

/** One group commit per team that has something to do. */
export function createQueues(
  parts: Omit<CommitQueueParts, 'commit' | 'onIdle'> & {
    commit: (teamId: string, jobs: readonly Job[]) => Promise<Committed>;
  },
): Queues {
  const queues = new Map<string, CommitQueue>();
  const idle = Promise.withResolvers<void>();
  let closing = false;

  const queueOf = (teamId: string) => {
    const known = queues.get(teamId);
    if (known !== undefined) return known;
    const queue = new CommitQueue({
      ...parts,
      commit: (jobs) => parts.commit(teamId, jobs),
      onIdle: () => {
        queues.delete(teamId);
        if (closing && queues.size === 0) idle.resolve();
      },
    });
    queues.set(teamId, queue);
    return queue;
  };

  return {
    async submit(teamId, jobs) {
      if (closing)
        throw new ProblemError('server-busy', 'The server is shutting down', { retryAfterMs: RESTART_MS });
      const queue = queueOf(teamId);
      const outcomes = await Promise.allSettled(jobs.map((job) => queue.add(job)));
      return outcomes.map((outcome) => {
        if (outcome.status === 'rejected') throw outcome.reason;
        return outcome.value;
      });
    },
    close() {
      closing = true;
      if (queues.size === 0) idle.resolve();
      return idle.promise;
    },
  };
}
