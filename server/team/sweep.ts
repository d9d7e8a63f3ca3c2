import type { Sql } from '../store/sql.ts';

/** A sweep that finds more leaves the rest to the next one. */
const MOST_TEAMS = 1_000;

const DUE = `select t.team_id as id from teams t where t.next_due_at_ms <= $1
  order by t.next_due_at_ms limit ${MOST_TEAMS}`;

/**
 * Lets time do its work in every team in which it has some: holds that time out, grants that expire, plan credits of a
 * period that has begun.
 *
 * @param letTimePass in one team; when it rejects, the other teams are done nevertheless
 */
export async function sweepTeams(
  sql: Sql,
  nowMs: number,
  letTimePass: (teamId: string) => Promise<unknown>,
): Promise<void> {
  const due = await sql.query<{ id: string }>(DUE, [nowMs]);
  await Promise.allSettled(due.map(({ id }) => letTimePass(id)));
}
