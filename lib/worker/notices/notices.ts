import { ownRuns } from '../../cache/ownRuns';
import type { RunSummary } from '../../messages/catalogue';
import { decideNotices, type EndedRun } from '../../notices/decide';
import { readSettings } from '../../settings/store';
import type { CreditsView } from '../../state/view';
import type { Services } from '../services';
import { readTold, writeTold } from './memory';
import type { OnScreen } from './onScreen';
import { showNotice } from './show';

/** Tells the person by notifications what they should know in time. */
export interface Notices extends Pick<OnScreen, 'shows'> {
  /** Looks at the credits as they are now. Not to be called again before it is through. */
  follow(view: CreditsView): Promise<void>;
  /** The person ends a run by hand, and sees what becomes of it. */
  endsByHand(runId: string): void;
}

export function createNotices({ team, now }: Pick<Services, 'team' | 'now'>, onScreen: OnScreen): Notices {
  /** Not kept: a worker that ends at that very moment tells of one run too many. */
  const byHand = new Set<string>();

  function endedRun(run: RunSummary, shown: ReadonlySet<string>): EndedRun {
    const { runId, sequenceId, deducted, chargedLate, refunded } = run;
    const seen = byHand.has(runId) || shown.has(sequenceId);
    return { runId, used: deducted + chargedLate, returned: refunded, seen };
  }

  return {
    shows: onScreen.shows,
    endsByHand: (runId) => void byHand.add(runId),

    async follow(view) {
      const before = await readTold();
      const { cache } = await team();
      const { ledgerId, ...runs } = await cache.transact('r', async (db, row) => ({
        ledgerId: row.ledgerId,
        ...(await ownRuns(db, row, before?.runs ?? [])),
      }));
      // Another team has become the current one meanwhile: the next look is at its credits.
      if (ledgerId !== view.ledgerId) return;
      const shown: ReadonlySet<string> = runs.ended.length > 0 ? await onScreen.list() : new Set();
      const { notices, told } = decideNotices(before, {
        ledgerId,
        threshold: view.lowCreditThreshold,
        available: view.balances.available,
        retained: view.balances.retained,
        limit: view.limit,
        underWay: runs.underWay,
        endedRuns: runs.ended.map((run) => endedRun(run, shown)),
      });
      // First: a worker that ends in between tells of it never, and not twice.
      if (JSON.stringify(told) !== JSON.stringify(before)) await writeTold(told);
      if (notices.length === 0) return;
      const { notices: wanted } = await readSettings();
      await Promise.all(
        notices.filter(({ kind }) => wanted[kind]).map((notice) => showNotice(notice, now())),
      );
    },
  };
}
