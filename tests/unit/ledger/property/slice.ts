import {
  type Command,
  deadlineMs,
  type HeldContact,
  type Hold,
  type LedgerState,
} from '../../../../lib/ledger';

/**
 * What a store loads for one command, and no more: live grants, due holds with their pending contacts, and what the
 * command names. A store's order is its own, so this one is back to front.
 */
export function sliceFor(state: LedgerState, command: Command, clockMs: number): LedgerState {
  const nowMs = Math.max(clockMs, state.clockMs);
  const grants = [...state.grants].filter(
    ([id, grant]) =>
      grant.available + grant.retained > 0 || (command.type === 'grant' && command.grantId === id),
  );
  const holds = [...state.holds].flatMap(([runId, hold]): [string, Hold][] => {
    const wanted = contactsFor(hold, command, nowMs);
    if (wanted === null) return [];
    return [[runId, { ...hold, contacts: backToFront([...hold.contacts].filter(([, c]) => wanted(c))) }]];
  });
  return { ...state, grants: backToFront(grants), holds: backToFront(holds) };
}

/** Which contacts of a hold a command needs; null where it doesn't need the hold at all. */
function contactsFor(
  hold: Hold,
  command: Command,
  nowMs: number,
): ((contact: HeldContact) => boolean) | null {
  const pending = (contact: HeldContact) => contact.status === 'pending';
  const due = hold.pending > 0 && deadlineMs(hold) <= nowMs;
  switch (command.type) {
    case 'settle': {
      if (hold.runId !== command.runId) return due ? pending : null;
      const named = new Set(command.outcomes.map((report) => report.contactId));
      return (contact) => named.has(contact.id) || (due && pending(contact));
    }
    case 'cancel':
      return due || hold.runId === command.runId ? pending : null;
    case 'hold':
      if (due || (hold.pending > 0 && hold.sequenceId === command.sequenceId)) return pending;
      return hold.runId === command.runId ? () => false : null;
    default:
      return due ? pending : null;
  }
}

function backToFront<T>(pairs: readonly [string, T][]): Map<string, T> {
  return new Map([...pairs].reverse());
}
