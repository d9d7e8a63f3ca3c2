import { awaitedMore, differenceOf } from '../ledger/difference';
import { isLive } from '../ledger/grant';
import { deadlineMs } from '../ledger/hold';
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
  for (const changed of difference.holds) {
    const { contacts: _, ...run } = changed.hold;
    for (const contact of changed.contacts) contacts.push({ ...contact, runId: run.runId });
    const stored = changed.old && (await db.runs.get(run.runId));
    runs.push(toRunRow(run, (stored?.awaitedContacts ?? 0) + awaitedMore(changed)));
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
