import type { Entry } from '../../lib/ledger/index.ts';
import type { Changes } from '../../lib/protocol/http.ts';
import { ProblemError } from '../../lib/protocol/problem.ts';
import type { Sql } from '../store/sql.ts';
import { readTeam } from './teamRow.ts';

/**
 * So much a page of entries may hold, save for its last one, in bytes. A run of the most contacts is 8 MiB, and more than one
 * such entry has to fit: who asks from the last entry on that they have would never get any further.
 */
const MAX_PAGE_BYTES = 20 * 1024 * 1024;

/** The entries of a page, with how many it could have had. */
const AFTER = `select p.entry, p.found from (
    select e.seq, e.entry, count(*) over () as found,
      sum(octet_length(e.entry::text)) over (order by e.seq) - octet_length(e.entry::text) as before
    from (select n.seq, n.entry from entries n where n.team_id = $1 and n.seq > $2 order by n.seq limit $3) e
  ) p where p.before < $4 order by p.seq`;

/**
 * Entries after a cursor, in order: at most `limit`, and fewer where they are large.
 *
 * @throws ProblemError `history-differs` where there never was such a cursor
 */
export async function readChanges(
  sql: Sql,
  teamId: string,
  after: number,
  limit: number,
  maxBytes = MAX_PAGE_BYTES,
): Promise<Changes> {
  const rows = await sql.query<{ entry: Entry; found: number }>(AFTER, [teamId, after, limit + 1, maxBytes]);
  const [first] = rows;
  if (first === undefined && after > (await readTeam(sql, teamId)).cursor) {
    throw new ProblemError('history-differs');
  }
  const entries = rows.slice(0, limit).map((row) => row.entry);
  const more = first !== undefined && first.found > entries.length;
  return { entries, cursor: entries.at(-1)?.seq ?? after, more };
}
