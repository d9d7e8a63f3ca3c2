import type { LedgerState, Rejection } from '../../lib/ledger/index.ts';
import type { Job } from './job.ts';

/**
 * Only a run's own member reports for it; only they or an owner release it. That it never began only its own member's browser
 * can know: were another one wrong about it, its successes would be free (rule 6).
 *
 * @returns null where the asker may
 */
export function refuse({ ask, caller }: Job, state: LedgerState): Rejection | null {
  if (ask.type !== 'settle' && ask.type !== 'cancel') return null;
  const hold = state.holds.get(ask.runId);
  const isTheirs = hold === undefined || hold.by === caller.memberId;
  const mayRelease = ask.type === 'cancel' && ask.status === 'timed-out' && caller.role === 'owner';
  if (isTheirs || mayRelease) return null;
  const { available } = state.balances;
  return { status: 'rejected', code: 'not-your-run', available, runId: ask.runId };
}
