import { Dexie } from 'dexie';
import type { SettleCommand } from '../ledger/command';
import type { Entry } from '../ledger/entry';
import type { Hold } from '../ledger/hold';
import type { LedgerState } from '../ledger/state';
import type { CreditsDatabase } from './database';
import type { ContactRow, RunRow, TeamRow } from './rows';
import { toContact, toHold } from './stored';

/** Parts of a ledger by their names: runs with some of their contacts, and grants besides the live ones. */
class Names {
  readonly runs = new Map<string, Set<string>>();
  readonly grantIds: string[] = [];

  run(runId: string): Set<string> {
    const known = this.runs.get(runId) ?? new Set();
    this.runs.set(runId, known);
    return known;
  }
}

/** Loads what reports of outcomes touch, at a time at which nothing is due. Call it inside a transaction. */
export function loadForSettles(
  db: CreditsDatabase,
  team: TeamRow,
  settles: readonly Pick<SettleCommand, 'runId' | 'outcomes'>[],
): Promise<LedgerState> {
  const names = new Names();
  for (const { runId, outcomes } of settles) {
    const contacts = names.run(runId);
    for (const { contactId } of outcomes) contacts.add(contactId);
  }
  return load(db, team, names);
}

/** Loads what entries change. Call it inside the transaction that will write the change. */
export function loadForEntries(
  db: CreditsDatabase,
  team: TeamRow,
  entries: readonly Entry[],
): Promise<LedgerState> {
  const names = new Names();
  for (const entry of entries) {
    switch (entry.kind) {
      case 'granted':
        names.grantIds.push(entry.grantId);
        break;
      case 'held':
        names.run(entry.runId);
        break;
      case 'deducted':
      case 'refunded':
      case 'reported-late':
        names.run(entry.runId).add(entry.contactId);
        break;
      case 'expired':
        // Of a live grant, as all that can expire.
        break;
    }
  }
  return load(db, team, names);
}

async function load(db: CreditsDatabase, team: TeamRow, { runs, grantIds }: Names): Promise<LedgerState> {
  const { cursor, clockMs, balances, billingPeriodEndsAtMs } = team;
  const [live, named, holds] = await Promise.all([
    db.grants.where('live').equals(1).toArray(),
    db.grants.bulkGet(grantIds),
    loadHolds(db, runs),
  ]);
  const grants = [...live, ...named.filter((grant) => grant !== undefined)];
  return {
    cursor,
    clockMs,
    balances,
    billingPeriodEndsAtMs,
    grants: new Map(grants.map(({ live: _, ...grant }) => [grant.id, grant])),
    holds: new Map(holds.map((hold) => [hold.runId, hold])),
  };
}

/** Beyond this share of a run's contacts, reading all of them is faster than reading one by one. */
const MOST_BY_NAME = 1 / 20;

/** Runs with at least the contacts that are named of them; runs and contacts that there aren't are left out. */
export async function loadHolds(
  db: CreditsDatabase,
  named: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<Hold[]> {
  const rows = await db.runs.bulkGet([...named.keys()]);
  return Promise.all(
    rows
      .filter((run) => run !== undefined)
      .map(async (run) => {
        const contacts = await loadContacts(db, run, named.get(run.runId) ?? new Set());
        return toHold(run, contacts.map(toContact));
      }),
  );
}

async function loadContacts(
  db: CreditsDatabase,
  { runId, covered }: RunRow,
  ids: ReadonlySet<string>,
): Promise<ContactRow[]> {
  if (ids.size > covered * MOST_BY_NAME)
    return db.contacts.where('[runId+id]').between([runId, Dexie.minKey], [runId, Dexie.maxKey]).toArray();
  const contacts = await db.contacts.bulkGet([...ids].map((id) => [runId, id]));
  return contacts.filter((contact) => contact !== undefined);
}
