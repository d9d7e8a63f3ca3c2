import type { Category, Outcome } from '../../../lib/ledger';
import type { CancelRequest, HoldRequest, SettleRequest } from '../../../lib/protocol/command';
import { DAY_MS, newId } from './engine';

/** Asks for a hold of one email per contact; an Opener, for 2 credits, unless another category is wished for. */
export function holdOf(
  contacts: readonly string[],
  wishes: { sequenceId?: string; category?: Category; timeLimitMs?: number } = {},
): HoldRequest {
  const { sequenceId = '101', category = 'opener', timeLimitMs = DAY_MS } = wishes;
  return {
    id: newId(),
    type: 'hold',
    runId: newId(),
    sequenceId,
    steps: [{ id: 'email-1', category }],
    selected: contacts.length,
    contacts: contacts.map((id) => ({ id, name: `Contact ${id}` })),
    timeLimitMs,
  };
}

export function settleOf(runId: string, outcomes: Readonly<Record<string, Outcome>>): SettleRequest {
  return {
    id: newId(),
    type: 'settle',
    runId,
    outcomes: Object.entries(outcomes).map(([contactId, outcome]) => ({ contactId, outcome, reason: '' })),
  };
}

export function cancelOf(runId: string, status: CancelRequest['status'] = 'cancelled'): CancelRequest {
  return { id: newId(), type: 'cancel', runId, status, reason: '' };
}
