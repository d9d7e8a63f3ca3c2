import type { GrantRequest } from '../../lib/backend/embedded/embedded';
import { DEFAULT_TIME_LIMIT_MS, lastingGrant, type Outcome } from '../../lib/ledger';
import type { CancelRequest, HoldRequest, SettleRequest } from '../../lib/protocol/command';

let count = 0;
/** UUIDs that differ, and read well when a test fails. */
export function newId(): string {
  count += 1;
  return `018f0000-0000-7000-8000-${String(count).padStart(12, '0')}`;
}

export function grantRequest(credits: number): GrantRequest {
  return lastingGrant('purchase', newId(), credits, 'test');
}

/** Asks to hold 2 credits for each contact. */
export function holdRequest(contacts: readonly string[], sequenceId = '101'): HoldRequest {
  return {
    id: newId(),
    type: 'hold',
    runId: newId(),
    sequenceId,
    steps: [{ id: 'step-1', category: 'opener' }],
    selected: contacts.length,
    contacts: contacts.map((id) => ({ id, name: `Contact ${id}` })),
    timeLimitMs: DEFAULT_TIME_LIMIT_MS,
  };
}

/** Reports outcomes, in the order that they stand in. */
export function settleRequest(runId: string, outcomes: Readonly<Record<string, Outcome>>): SettleRequest {
  return {
    id: newId(),
    type: 'settle',
    runId,
    outcomes: Object.entries(outcomes).map(([contactId, outcome]) => ({
      contactId,
      outcome,
      reason: outcome === 'succeeded' ? '' : 'Missing profile data',
    })),
  };
}

export function cancelRequest(runId: string, status: CancelRequest['status'] = 'cancelled'): CancelRequest {
  return { id: newId(), type: 'cancel', runId, status, reason: 'enough' };
}
