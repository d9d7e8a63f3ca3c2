import { Dexie } from 'dexie';
import { isLive } from '../ledger/grant';
import { isAwaited } from '../ledger/hold';
import {
  NEWEST_LATE_RUNS,
  NEWEST_RUNS,
  type RunSnapshot,
  runsInFull,
  type Snapshot,
} from '../protocol/snapshot';
import type { CreditsDatabase } from './database';
import { toRunRow } from './persist';
import type { RunRow, TeamRow } from './rows';
import { toContact, toSummary } from './stored';

/** Where the stored ledger stands, without its history. Call it inside a transaction over all tables. */
export async function readSnapshot(db: CreditsDatabase, team: TeamRow): Promise<Snapshot> {
  const { cursor, clockMs, balances, billingPeriodEndsAtMs, plan, addOn } = team;
  const [grants, open, newest, awaited] = await Promise.all([
    db.grants.where('live').equals(1).toArray(),
    db.runs.where('open').equals(1).toArray(),
    db.runs.orderBy('[heldAtMs+runId]').reverse().limit(NEWEST_RUNS).toArray(),
    db.runs.where('awaited').equals(1).toArray(),
  ]);
  const late = awaited.sort(olderFirst).slice(-NEWEST_LATE_RUNS);
  const runs = [...new Map([...open, ...newest, ...late].map((run) => [run.runId, run])).values()];
  const inFull = runsInFull(runs.sort(olderFirst));
  return {
    cursor,
    clockMs,
    balances,
    billingPeriodEndsAtMs,
    plan,
    addOn,
    grants: grants.map(({ live, ...grant }) => grant),
    runs: await Promise.all(runs.map((run) => withContacts(db, run, inFull.has(run.runId)))),
  };
}

/** @param inFull whether those of its contacts that aren't pending are wanted too */
async function withContacts(db: CreditsDatabase, run: RunRow, inFull: boolean): Promise<RunSnapshot> {
  const contacts = inFull
    ? await db.contacts
        .where('[runId+position]')
        .between([run.runId, Dexie.minKey], [run.runId, Dexie.maxKey])
        .toArray()
    : await db.contacts.where('[runId+status]').equals([run.runId, 'pending']).sortBy('position');
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
