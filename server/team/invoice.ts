import type { Sql } from '../store/sql.ts';
import { select } from '../store/table.ts';
import { periodAt } from './period.ts';
import type { InvoiceLine } from './service.ts';
import { PURCHASE } from './tables.ts';
import { readTeam } from './teamRow.ts';

const LIST = `select ${select(PURCHASE, 'p')} from purchases p where p.team_id = $1 and p.at_ms >= $2
  order by p.at_ms, p.command_id`;

/** What a team has bought in this billing period, oldest first: what was bought before it is on an older invoice. */
export async function readInvoice(sql: Sql, teamId: string, nowMs: number): Promise<InvoiceLine[]> {
  const { anchorMs, clockMs } = await readTeam(sql, teamId);
  const { startMs } = periodAt(anchorMs, Math.max(nowMs, clockMs));
  return sql.query<InvoiceLine>(LIST, [teamId, startMs]);
}

/** Everything that a team has ever bought, oldest first. */
export async function readPurchases(sql: Sql, teamId: string): Promise<InvoiceLine[]> {
  await readTeam(sql, teamId);
  return sql.query<InvoiceLine>(LIST, [teamId, 0]);
}
