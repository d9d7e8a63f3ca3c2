import type { LedgerState, Rejection } from '../../lib/ledger/index.ts';
import type { Job } from './job.ts';

/** Only a run's own member reports for it; only they or an owner release it. @returns null where the asker may */
export function refuse({ ask, caller }: Job, state: LedgerState): Rejection | null {
  if (ask.type !== 'settle' && ask.type !== 'cancel') return null;
  const hold = state.holds.get(ask.runId);
  const isTheirs = hold === undefined || hold.by === caller.memberId;
  if (isTheirs || (ask.type === 'cancel' && caller.role === 'owner')) return null;
  const { available } = state.balances;
  return { status: 'rejected', code: 'not-your-run', available, runId: ask.runId };
}
