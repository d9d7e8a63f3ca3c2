import type { Entry } from '../../lib/ledger/index.ts';
import type { Changes } from '../../lib/protocol/http.ts';
import { ProblemError } from '../../lib/protocol/problem.ts';
import type { Sql } from '../store/sql.ts';
import { readTeam } from './teamRow.ts';

const AFTER = 'select e.entry from entries e where e.team_id = $1 and e.seq > $2 order by e.seq limit $3';

/** Entries after a cursor, in order. @throws ProblemError `history-differs` where there never was such a cursor */
export async function readChanges(sql: Sql, teamId: string, after: number, limit: number): Promise<Changes> {
  const rows = await sql.query<{ entry: Entry }>(AFTER, [teamId, after, limit + 1]);
  if (rows.length === 0 && after > (await readTeam(sql, teamId)).cursor) {
    throw new ProblemError('history-differs');
  }
  const entries = rows.slice(0, limit).map((row) => row.entry);
  return { entries, cursor: entries.at(-1)?.seq ?? after, more: rows.length > limit };
}
