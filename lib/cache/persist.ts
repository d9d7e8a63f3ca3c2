import { differenceOf } from '../ledger/difference';
import { isLive } from '../ledger/grant';
import { deadlineMs, type HeldContact } from '../ledger/hold';
import type { LedgerState } from '../ledger/state';
import type { RunSummary } from '../messages/catalogue';
import type { CreditsDatabase } from './database';
import type { ContactRow, GrantRow, RunRow, TeamRow } from './rows';
import { advanceTeam } from './team';

/**
 * Writes what entries changed, but not the entries themselves. Grants, runs and contacts that stayed as they were are the same objects in both states,
 * and are not written. Call it inside the transaction that loaded `before`.
 */
export async function persist(
  db: CreditsDatabase,
  team: TeamRow,
  before: LedgerState,
  after: LedgerState,
): Promise<void> {
  const difference = differenceOf(before, after);
  const grants: GrantRow[] = difference.grants.map((grant) => ({ ...grant, live: isLive(grant) ? 1 : 0 }));
  const runs: RunRow[] = [];
  const contacts: ContactRow[] = [];
  for (const { hold, old, contacts: changed } of difference.holds) {
    for (const contact of changed) contacts.push({ ...contact, runId: hold.runId });
    const stored = old === undefined ? 0 : ((await db.runs.get(hold.runId))?.awaitedContacts ?? 0);
    const wereAwaited = changed.filter((contact) => isAwaited(old?.contacts.get(contact.id))).length;
    const { contacts: _, ...run } = hold;
    runs.push(toRunRow(run, stored - wereAwaited + changed.filter(isAwaited).length));
  }
  await Promise.all([
    db.team.put(advanceTeam(team, before, after)),
    db.grants.bulkPut(grants),
    db.runs.bulkPut(runs),
    db.contacts.bulkPut(contacts),
    // Nothing more is expected of the page behind a run that is through.
    db.runPages.bulkDelete(runs.filter((run) => run.awaited === 0).map((run) => run.runId)),
  ]);
}

/** A timed-out contact can still succeed late (rule 6), so its page goes on watching it. */
export function isAwaited(contact: Pick<HeldContact, 'status'> | undefined): boolean {
  return contact?.status === 'pending' || contact?.status === 'timed-out';
}

/** A run as it is stored. @param awaitedContacts how many of its contacts may still report */
export function toRunRow(run: RunSummary, awaitedContacts: number): RunRow {
  return {
    ...run,
    open: run.pending > 0 ? 1 : 0,
    deadlineMs: deadlineMs(run),
    awaitedContacts,
    awaited: awaitedContacts > 0 ? 1 : 0,
  };
}
