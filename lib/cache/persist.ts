import type { Entry } from '../ledger/entry';
import { deadlineMs, type HeldContact, type Hold } from '../ledger/hold';
import type { LedgerState } from '../ledger/state';
import type { CreditsDatabase } from './database';
import type { ContactRow, GrantRow, RunRow, TeamRow } from './rows';
import { advanceTeam } from './team';

/**
 * Writes what entries changed. Grants, runs and contacts that stayed as they were are the same objects in both states,
 * and are not written. Call it inside the transaction that loaded `before`.
 */
export async function persist(
  db: CreditsDatabase,
  team: TeamRow,
  before: LedgerState,
  after: LedgerState,
  entries: readonly Entry[],
): Promise<void> {
  if (entries.length === 0) return;
  const grants: GrantRow[] = [...after.grants.values()]
    .filter((grant) => before.grants.get(grant.id) !== grant)
    .map((grant) => ({ ...grant, live: grant.available + grant.retained > 0 ? 1 : 0 }));
  const runs: RunRow[] = [];
  const contacts: ContactRow[] = [];
  for (const hold of after.holds.values()) {
    const old = before.holds.get(hold.runId);
    if (old === hold) continue;
    const changed = [...hold.contacts.values()].filter(
      (contact) => old?.contacts.get(contact.id) !== contact,
    );
    for (const contact of changed) contacts.push({ ...contact, runId: hold.runId });
    const stored = old === undefined ? 0 : ((await db.runs.get(hold.runId))?.awaitedContacts ?? 0);
    const wereAwaited = changed.filter((contact) => isAwaited(old?.contacts.get(contact.id))).length;
    runs.push(toRunRow(hold, stored - wereAwaited + changed.filter(isAwaited).length));
  }
  await Promise.all([
    db.team.put(advanceTeam(team, before, after)),
    db.entries.bulkAdd(entries),
    db.grants.bulkPut(grants),
    db.runs.bulkPut(runs),
    db.contacts.bulkPut(contacts),
    // Nothing more is expected of the page behind a run that is through.
    db.runPages.bulkDelete(runs.filter((run) => run.awaited === 0).map((run) => run.runId)),
  ]);
}

/** A timed-out contact can still succeed late (rule 6), so its page goes on watching it. */
function isAwaited(contact: HeldContact | undefined): boolean {
  return contact?.status === 'pending' || contact?.status === 'timed-out';
}

function toRunRow({ contacts, ...run }: Hold, awaitedContacts: number): RunRow {
  return {
    ...run,
    open: run.pending > 0 ? 1 : 0,
    deadlineMs: deadlineMs(run),
    awaitedContacts,
    awaited: awaitedContacts > 0 ? 1 : 0,
  };
}
