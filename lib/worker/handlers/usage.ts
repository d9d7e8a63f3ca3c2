import { heardNames } from '../../cache/heardUsage';
import { findRun } from '../../cache/queries';
import type { Handlers } from '../../messages/receive';
import type { Services } from '../services';
import { readUsage, readUsageSummary } from '../usage';

/** What the team used, and one run of it. */
export function usageHandlers(
  services: Services,
): Pick<Handlers, 'usage.get' | 'usage.summary' | 'runs.get'> {
  return {
    'usage.get': ({ period }) => readUsage(services, period),
    'usage.summary': () => readUsageSummary(services),
    async 'runs.get'({ runId }) {
      const { cache } = await services.team();
      const run = await cache.transact('r', (db, row) => findRun(db, row, runId));
      if (run === undefined) return null;
      return { run, memberName: (await heardNames(cache)).get(run.by) ?? null };
    },
  };
}
