import * as v from 'valibot';
import { assert } from '../ledger/assert';
import { sameBalances } from '../ledger/balances';
import type { Entry } from '../ledger/entry';
import { deadlineMs, isAwaited } from '../ledger/hold';
import { assertBalances, assertGrant, assertHold } from '../ledger/invariants';
import { GrantSchema, RunSchema } from '../protocol/snapshot';
import type { CreditsDatabase } from './database';
import { TeamRowSchema } from './rowSchemas';
import type { ActivityRow, ContactRow, GrantRow, RunRow, TeamRow } from './rows';
import { toContact, toHold, toSummary } from './stored';

/** What is stored of where a ledger stands: all of it, or what may still change. */
interface Standing {
  readonly team: TeamRow | undefined;
  readonly grants: readonly GrantRow[];
  readonly runs: readonly RunRow[];
  readonly last: Entry | undefined;
  readonly entries: number;
}

/**
 * Whether what is stored can be so: each row of the right shape, and their sums those of the last entry. It looks at what may
 * still change, which costs nothing of what was ever done; at all of it where something has gone wrong.
 *
 * @param keepsAll whether all entries must be there, or the last one at most
 */
export async function isWhole(db: CreditsDatabase, keepsAll: boolean, inDepth: boolean): Promise<boolean> {
  const [team, grants, runs, last, entries] = await Promise.all([
    db.team.get('team'),
    inDepth ? db.grants.toArray() : db.grants.where('live').equals(1).toArray(),
    inDepth ? db.runs.toArray() : db.runs.where('open').equals(1).toArray(),
    db.entries.orderBy('seq').last(),
    db.entries.count(),
  ]);
  const contacts = inDepth ? await db.contacts.toArray() : null;
  const activity = inDepth && keepsAll ? await db.activity.toArray() : null;
  const pending = inDepth ? [] : await Promise.all(runs.map(({ runId }) => countPending(db, runId)));
  const isNew = team === undefined && (await isEmpty(db));
  if (isNew) return true;
  try {
    assertStands({ team, grants, runs, last, entries }, keepsAll);
    if (activity !== null) assertActivity(activity, team);
    if (contacts !== null) assertContacts(runs, contacts);
    else for (const [i, run] of runs.entries()) assertPending(run, pending[i] ?? 0);
    return true;
  } catch {
    // Of rows that may be of any shape, anything may be thrown.
    return false;
  }
}

const countPending = (db: CreditsDatabase, runId: string) =>
  db.contacts.where('[runId+status]').equals([runId, 'pending']).count();

async function isEmpty(db: CreditsDatabase): Promise<boolean> {
  const counts = await Promise.all(
    [db.grants, db.runs, db.contacts, db.entries].map((table) => table.count()),
  );
  return counts.every((count) => count === 0);
}

function assertStands({ team, grants, runs, last, entries }: Standing, keepsAll: boolean): void {
  const { cursor, balances, plan, addOn } = v.parse(TeamRowSchema, team);
  assertBalances(balances);
  assert(entries === (keepsAll ? cursor : Math.min(1, entries)), 'entries are missing');
  // Right after a snapshot there is none.
  if (last !== undefined) {
    assert(last.seq === cursor, 'the last entry is another');
    assert(sameBalances(last.balances, balances), 'the last entry left other balances');
  }
  const sums = { available: 0, retained: 0, pending: 0 };
  for (const grant of grants) {
    assertGrant(v.parse(GrantSchema, grant));
    assert(
      grant.live === (grant.available + grant.retained > 0 ? 1 : 0),
      `grant ${grant.id} has another flag`,
    );
    sums.available += grant.available;
    sums.retained += grant.retained;
  }
  for (const run of runs) {
    assertRun(run);
    sums.pending += run.pending;
  }
  assert(sums.available === balances.available, 'grants do not add up to available');
  assert(sums.retained === balances.retained, 'grants do not add up to retained');
  assert(sums.pending === balances.retained, 'runs do not add up to retained');
  assert(plan.available + addOn.available === balances.available, 'pools do not add up to available');
  assert(plan.retained + addOn.retained === balances.retained, 'pools do not add up to retained');
  assert(plan.used + addOn.used === balances.used, 'pools do not add up to used');
}

function assertRun(run: RunRow): void {
  const hold = v.parse(RunSchema, { ...toSummary(run), contacts: [] });
  assertHold({ ...hold, contacts: new Map() });
  assert(run.open === (run.pending > 0 ? 1 : 0), `run ${run.runId} has another flag`);
  assert(run.deadlineMs === deadlineMs(run), `run ${run.runId} has another time limit`);
  assert(run.awaited === (run.awaitedContacts > 0 ? 1 : 0), `run ${run.runId} is awaited otherwise`);
}

function assertActivity(activity: readonly ActivityRow[], team: TeamRow | undefined): void {
  const used = activity.reduce((sum, row) => sum + row.used, 0);
  assert(used === team?.balances.used, 'activity does not add up to used');
}

/** Of a run that is through, a copy may have no contacts; of one that isn't, at least the pending ones. */
function assertContacts(runs: readonly RunRow[], contacts: readonly ContactRow[]): void {
  const byRun = Map.groupBy(contacts, ({ runId }) => runId);
  for (const run of runs) {
    const own = byRun.get(run.runId) ?? [];
    byRun.delete(run.runId);
    v.parse(RunSchema, { ...toHold(run, []), contacts: own.map(toContact) });
    assertPending(run, own.filter(({ status }) => status === 'pending').length);
    assert(own.filter(isAwaited).length === run.awaitedContacts, `run ${run.runId} awaits other contacts`);
  }
  assert(byRun.size === 0, 'there are contacts of no run');
}

function assertPending({ runId, pricePerContact, pending }: RunRow, contacts: number): void {
  assert(contacts * pricePerContact === pending, `run ${runId} has other contacts pending`);
}
