import { Dexie } from 'dexie';
import { isLive } from '../ledger/grant';
import { NEWEST_RUNS, type RunSnapshot, type Snapshot } from '../protocol/snapshot';
import type { CreditsDatabase } from './database';
import { isAwaited, toRunRow } from './persist';
import type { RunRow, TeamRow } from './rows';
import { toContact, toSummary } from './stored';

/** Where the stored ledger stands, without its history. Call it inside a transaction over all tables. */
export async function readSnapshot(db: CreditsDatabase, team: TeamRow): Promise<Snapshot> {
  const { cursor, clockMs, balances, billingPeriodEndsAtMs, plan, addOn } = team;
  const [grants, awaited, newest] = await Promise.all([
    db.grants.where('live').equals(1).toArray(),
    db.runs.where('awaited').equals(1).toArray(),
    db.runs.orderBy('[heldAtMs+runId]').reverse().limit(NEWEST_RUNS).toArray(),
  ]);
  const runs = new Map([...awaited, ...newest].map((run) => [run.runId, run]));
  return {
    cursor,
    clockMs,
    balances,
    billingPeriodEndsAtMs,
    plan,
    addOn,
    grants: grants.map(({ live, ...grant }) => grant),
    runs: await Promise.all([...runs.values()].sort(olderFirst).map((run) => withContacts(db, run))),
  };
}

async function withContacts(db: CreditsDatabase, run: RunRow): Promise<RunSnapshot> {
  const contacts = await db.contacts
    .where('[runId+position]')
    .between([run.runId, Dexie.minKey], [run.runId, Dexie.maxKey])
    .toArray();
  return { ...toSummary(run), contacts: contacts.map(toContact) };
}

function olderFirst(a: RunRow, b: RunRow): number {
  return a.heldAtMs - b.heldAtMs || (a.runId < b.runId ? -1 : 1);
}

/**
 * Replaces this browser's copy of a team's ledger by where its authority says it stands. What only this browser knows (the
 * outbox, the pages behind its runs) stays. Call it inside a transaction over all tables.
 */
export async function writeSnapshot(db: CreditsDatabase, team: TeamRow, snapshot: Snapshot): Promise<void> {
  const { grants, runs, ...standing } = snapshot;
  await Promise.all([db.grants.clear(), db.runs.clear(), db.contacts.clear(), db.entries.clear()]);
  await Promise.all([
    db.team.put({ ...team, ...standing }),
    db.grants.bulkPut(grants.map((grant) => ({ ...grant, live: isLive(grant) ? 1 : 0 }))),
    db.runs.bulkPut(runs.map(({ contacts, ...run }) => toRunRow(run, contacts.filter(isAwaited).length))),
    db.contacts.bulkPut(
      runs.flatMap(({ runId, contacts }) => contacts.map((contact) => ({ ...contact, runId }))),
    ),
  ]);
}
