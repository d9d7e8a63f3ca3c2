import {
  activityOf,
  awaitedMore,
  type ChangedHold,
  deadlineMs,
  differenceOf,
  evolvePools,
  isLive,
  nextDueAtMs,
} from '../../lib/ledger/index.ts';
import type { Sql } from '../store/sql.ts';
import { insertInto, updateTeam, upsertInto } from '../store/table.ts';
import type { Folded } from './fold.ts';
import type { Loaded } from './load.ts';
import { toStanding, toStandingRow } from './standing.ts';
import {
  ACTIVITIES,
  ANSWERS,
  CONTACTS,
  ENTRIES,
  GRANTS,
  PURCHASES,
  RUNS,
  STANDING,
  USAGE,
} from './tables.ts';
import { usageOf } from './usage.ts';

const ADD_ENTRIES = insertInto(ENTRIES);
const ADD_ANSWERS = insertInto(ANSWERS);
const ADD_PURCHASES = insertInto(PURCHASES);
const PUT_GRANTS = upsertInto(GRANTS);
const PUT_RUNS = upsertInto(RUNS, ['awaitedContacts']);
const PUT_CONTACTS = upsertInto(CONTACTS);
const ADD_USAGE = upsertInto(USAGE, ['spent']);
const ADD_ACTIVITY = upsertInto(ACTIVITIES, ['used', 'returned', 'succeeded', 'failed']);
const PUT_STANDING = updateTeam(STANDING);
const FIND_NEXT_DUE = `update teams t set next_due_at_ms = least(
    (select min(r.deadline_ms) from runs r where r.team_id = $1 and r.pending > 0),
    (select min(g.expires_at_ms) from grants g where g.team_id = $1 and g.live and g.available > 0),
    case when t.plan_credits > 0 then t.planned_until_ms end
  ) where t.team_id = $1`;

/** Writes what jobs changed, in one way to the database, inside the transaction that loaded it. */
export async function persist(sql: Sql, teamId: string, loaded: Loaded, folded: Folded): Promise<void> {
  const { team, state: before, period, nowMs } = loaded;
  const { state, entries, answers, purchases, plannedUntilMs } = folded;
  const put = async (text: string, rows: readonly object[]) => {
    if (rows.length > 0) await sql.query(text, [teamId, JSON.stringify(rows)]);
  };
  const { grants, holds } = differenceOf(before, state);
  // It may have been early; now that its moment has come, the next one has to be looked for.
  const hasCome = team.nextDueAtMs !== null && team.nextDueAtMs <= nowMs;
  const planDueAtMs = team.planCredits > 0 ? plannedUntilMs : null;
  const dueAtMs = earliest(hasCome ? null : team.nextDueAtMs, nextDueAtMs(state), planDueAtMs);
  const pools = evolvePools(toStanding(team), before, state);
  const standing = toStandingRow({ ...state, ...pools }, { plannedUntilMs, nextDueAtMs: dueAtMs });
  const moved = entries.length > 0 || plannedUntilMs !== team.plannedUntilMs || hasCome;
  await Promise.all([
    put(
      ADD_ENTRIES,
      entries.map((entry) => ({ seq: entry.seq, entry })),
    ),
    put(ADD_ANSWERS, answers),
    put(ADD_PURCHASES, purchases),
    put(
      PUT_GRANTS,
      grants.map((grant) => ({ ...grant, live: isLive(grant) })),
    ),
    put(PUT_RUNS, holds.map(runRow)),
    put(PUT_CONTACTS, holds.flatMap(contactRows)),
    put(ADD_USAGE, usageOf(holds, team.anchorMs, period)),
    put(ADD_ACTIVITY, activityOf(entries)),
    put(PUT_STANDING, moved ? [standing] : []),
    ...(hasCome ? [sql.query(FIND_NEXT_DUE, [teamId])] : []),
  ]);
}

/** The store adds what a run awaits more. */
function runRow(changed: ChangedHold) {
  const { contacts: _, ...run } = changed.hold;
  return { ...run, deadlineMs: deadlineMs(run), awaitedContacts: awaitedMore(changed) };
}

function contactRows({ hold, contacts }: ChangedHold) {
  const { runId, sequenceId } = hold;
  return contacts.map((contact) => ({ ...contact, runId, sequenceId }));
}

function earliest(...moments: (number | null)[]): number | null {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : Math.min(...known);
}
