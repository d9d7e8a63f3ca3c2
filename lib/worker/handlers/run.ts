import type { CreditsDatabase } from '../../cache/database';
import { keepJobs, noteHeard } from '../../cache/jobs';
import { awaitedRuns, listContacts, listRuns } from '../../cache/queries';
import type { TeamRow } from '../../cache/rows';
import { type Answer, type CancelAnswer, DEFAULT_TIME_LIMIT_MS, type Rejection } from '../../ledger';
import type { Handlers } from '../../messages/receive';
import { ProblemError } from '../../protocol/problem';
import { FIRST_ASK_MS } from '../../replyApi/backOff';
import type { Services } from '../services';
import { giveBackGivenUp } from '../unstarted';

/** A run's way through the ledger: hold, start, settle or cancel; and the lists of runs. */
export function runHandlers(
  services: Services,
): Pick<
  Handlers,
  | 'run.open'
  | 'run.hold'
  | 'run.start'
  | 'run.settle'
  | 'run.jobs'
  | 'run.cancel'
  | 'runs.list'
  | 'runs.contacts'
> {
  const { team, now, newId, changed, notices, report } = services;
  const read = async <T>(query: (db: CreditsDatabase, row: TeamRow) => Promise<T>) =>
    (await team()).cache.transact('r', query);

  return {
    'run.open'({ sequenceId }, { tab }) {
      // The page can do without.
      if (tab?.id !== undefined) notices.shows(tab.id, sequenceId).catch(report);
      return read((db, row) => awaitedRuns(db, row, sequenceId));
    },

    async 'run.hold'({ commandId, baselines, pageId, ...hold }, { tab }) {
      const { runId } = hold;
      const current = await team();
      const { runPages, sync } = current;
      const page = tab?.id === undefined ? null : { tabId: tab.id, pageId };
      try {
        const isNew = await runPages.ask({ runId, askedAtMs: now(), page, baselines });
        const answer = await sync.ask({
          ...hold,
          id: commandId,
          type: 'hold',
          timeLimitMs: DEFAULT_TIME_LIMIT_MS,
        });
        if (answer.status === 'rejected') {
          if (isNew) await runPages.forget(runId);
        } else if (await runPages.isGivenUp(runId)) {
          // The page gave the run up while its hold was on the way.
          await giveBackGivenUp(current, services, 'Cancelled before personalization started');
        }
        return answer;
      } finally {
        // Also where there was no answer: the alarm that gives the hold back is set by it.
        changed();
      }
    },

    'run.start': async ({ runId, baselines }) => (await team()).runPages.start(runId, baselines),

    async 'run.settle'({ commandId, ...settle }) {
      const { sync, cache } = await team();
      const answer = await sync.report({ ...settle, id: commandId, type: 'settle' });
      await noteHeard(cache, settle.runId, now());
      changed();
      return answer;
    },

    async 'run.jobs'({ runId, jobs }, { tab }) {
      const { cache } = await team();
      const firstAtMs = now() + FIRST_ASK_MS;
      await keepJobs(cache, { runId, tabId: tab?.id ?? null, jobs }, { nowMs: now(), firstAtMs, newId });
      changed();
      return null;
    },

    async 'run.cancel'({ commandId, ...cancel }) {
      const { runPages, sync } = await team();
      notices.endsByHand(cancel.runId);
      try {
        // First, so that a page that is about to let the run start is told no.
        const neverBegan = await runPages.giveUp(cancel.runId, now());
        const status = neverBegan ? 'cancelled' : 'timed-out';
        return cancelAnswer(await sync.ask({ ...cancel, status, id: commandId, type: 'cancel' }));
      } finally {
        changed();
      }
    },

    'runs.list': (request) => read((db, row) => listRuns(db, row, request)),
    'runs.contacts': (request) => read((db, row) => listContacts(db, row, request)),
  };
}

function cancelAnswer(answer: Answer): CancelAnswer | Rejection {
  if (answer.status === 'rejected' || answer.type === 'cancel') return answer;
  // An id that was used for another command is refused before it comes to this.
  throw new ProblemError('command-id-reused');
}
