import { Dexie } from 'dexie';
import type { Command } from '../ledger/command';
import type { HeldContact, Hold } from '../ledger/hold';
import type { LedgerState } from '../ledger/state';
import type { CreditsDatabase } from './database';
import { loadHolds } from './named';
import type { TeamRow } from './rows';
import { toContact, toHold } from './stored';

/**
 * Loads the part of the ledger that one command can touch, so that a command costs what it changes and not what was
 * ever done: live grants, holds that are due, and what the command itself names. Call it inside the transaction that
 * will write the decision.
 */
export async function loadSlice(
  db: CreditsDatabase,
  team: TeamRow,
  command: Command,
  nowMs: number,
): Promise<LedgerState> {
  const { cursor, clockMs, balances, billingPeriodEndsAtMs } = team;
  const grants = await db.grants.where('live').equals(1).toArray();
  if (command.type === 'grant') {
    const same = await db.grants.get(command.grantId);
    if (same?.live === 0) grants.push(same);
  }
  const holds = new Map<string, Hold>();
  const due = await db.runs
    .where('[open+deadlineMs]')
    .between([1, Dexie.minKey], [1, Math.max(nowMs, clockMs)], true, true)
    .toArray();
  for (const run of due) holds.set(run.runId, toHold(run, await pendingContacts(db, run.runId)));
  for (const hold of await namedHolds(db, command, holds)) holds.set(hold.runId, hold);
  return {
    cursor,
    clockMs,
    balances,
    billingPeriodEndsAtMs,
    grants: new Map(grants.map(({ live, ...grant }) => [grant.id, grant])),
    holds,
  };
}

/** The holds that a command names; those that are due come with all their pending contacts already. */
async function namedHolds(
  db: CreditsDatabase,
  command: Command,
  due: ReadonlyMap<string, Hold>,
): Promise<Hold[]> {
  switch (command.type) {
    case 'hold': {
      const inSequence = await db.runs
        .where('[sequenceId+awaited]')
        .equals([command.sequenceId, 1])
        .filter((run) => run.open === 1 && !due.has(run.runId))
        .toArray();
      const holds = await Promise.all(
        inSequence.map(async (run) => toHold(run, await pendingContacts(db, run.runId))),
      );
      const same = await db.runs.get(command.runId);
      const loaded =
        same === undefined || due.has(same.runId) || inSequence.some((r) => r.runId === same.runId);
      return loaded ? holds : [...holds, toHold(same, [])];
    }
    case 'settle': {
      const contacts = new Set(command.outcomes.map(({ contactId }) => contactId));
      const holds = await loadHolds(db, new Map([[command.runId, contacts]]));
      return holds.map((hold) => ({
        ...hold,
        contacts: new Map([...(due.get(hold.runId)?.contacts ?? []), ...hold.contacts]),
      }));
    }
    case 'cancel': {
      if (due.has(command.runId)) return [];
      const run = await db.runs.get(command.runId);
      return run === undefined ? [] : [toHold(run, await pendingContacts(db, run.runId))];
    }
    case 'grant':
    case 'expire':
      return [];
  }
}

/** In the run's order, since credits are refunded in it. */
async function pendingContacts(db: CreditsDatabase, runId: string): Promise<HeldContact[]> {
  const rows = await db.contacts.where('[runId+status]').equals([runId, 'pending']).sortBy('position');
  return rows.map(toContact);
}
