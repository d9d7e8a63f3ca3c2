import type { CommandRequest } from '../../backend/backend';
import { awaitedRuns, listContacts, listRuns } from '../../cache/queries';
import { type Answer, DEFAULT_TIME_LIMIT_MS, type Rejection } from '../../ledger';
import type { Handlers } from '../../messages/receive';
import { ProblemError } from '../../protocol/problem';
import type { Services } from '../services';
import { giveBackGivenUp } from '../unstarted';

/** A run's way through the ledger: hold, start, settle or cancel; and the lists of runs. */
export function runHandlers(
  services: Services,
): Pick<
  Handlers,
  'run.open' | 'run.hold' | 'run.start' | 'run.settle' | 'run.cancel' | 'runs.list' | 'runs.contacts'
> {
  const { cache, runPages, now } = services;
  return {
    'run.open': ({ sequenceId }) => cache.transact('r', (db) => awaitedRuns(db, sequenceId)),

    async 'run.hold'({ commandId, baselines, pageId, ...hold }, { tab }) {
      const { runId } = hold;
      const page = tab?.id === undefined ? null : { tabId: tab.id, pageId };
      const isNew = await runPages.ask({ runId, askedAtMs: now(), page, baselines });
      const answer = await submitOne(services, {
        ...hold,
        id: commandId,
        type: 'hold',
        timeLimitMs: DEFAULT_TIME_LIMIT_MS,
      });
      if (answer.status === 'rejected') {
        if (isNew) await runPages.forget(runId);
      } else if (await runPages.isGivenUp(runId)) {
        // The page gave the run up while its hold was on the way.
        await giveBackGivenUp(services, 'Cancelled before personalization started');
        services.changed();
      }
      return answer;
    },

    'run.start': ({ runId, baselines }) => runPages.start(runId, baselines),

    async 'run.settle'({ commandId, ...settle }) {
      return ofType(await submitOne(services, { ...settle, id: commandId, type: 'settle' }), 'settle');
    },

    async 'run.cancel'({ commandId, ...cancel }) {
      // First, so that a page that is about to let the run start is told no.
      const neverBegan = await runPages.giveUp(cancel.runId, now());
      const status = neverBegan ? 'cancelled' : 'timed-out';
      return ofType(
        await submitOne(services, { ...cancel, status, id: commandId, type: 'cancel' }),
        'cancel',
      );
    },

    'runs.list': (request) => cache.transact('r', (db) => listRuns(db, request)),
    'runs.contacts': (request) => cache.transact('r', (db) => listContacts(db, request)),
  };
}

/** Has one command done, and tells everybody. */
export async function submitOne({ backend, changed }: Services, command: CommandRequest): Promise<Answer> {
  const [answer] = await backend.submit([command]);
  if (answer === undefined) throw new ProblemError('no-answer');
  changed();
  return answer;
}

function ofType<T extends 'settle' | 'cancel'>(
  answer: Answer,
  type: T,
): Extract<Answer, { type: T }> | Rejection {
  if (answer.status === 'rejected') return answer;
  // An id that was used for another command is refused before it comes to this.
  if (answer.type !== type) throw new ProblemError('command-id-reused');
  return answer as Extract<Answer, { type: T }>;
}
