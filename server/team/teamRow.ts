import { ProblemError } from '../../lib/protocol/problem.ts';
import type { Sql } from '../store/sql.ts';
import { select } from '../store/table.ts';
import { TEAM, type TeamRow } from './tables.ts';

const READ = `select ${select(TEAM, 't')} from teams t where t.team_id = $1`;

/** @throws ProblemError `not-found` */
export async function readTeam(sql: Sql, teamId: string): Promise<TeamRow> {
  const [team] = await sql.query<TeamRow>(READ, [teamId]);
  if (team === undefined) throw new ProblemError('not-found', `There is no team ${teamId}`);
  return team;
}
