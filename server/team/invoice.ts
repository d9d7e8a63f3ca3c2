import type { Sql } from '../store/sql.ts';
import { select } from '../store/table.ts';
import { periodAt } from './period.ts';
import type { InvoiceLine } from './service.ts';
import { PURCHASE } from './tables.ts';
import { readTeam } from './teamRow.ts';

const ALL = `select ${select(PURCHASE, 'p')} from purchases p where p.team_id = $1`;
const ORDER = 'order by p.at_ms, p.command_id';
const ON_INVOICE = `${ALL} and p.at_ms >= $2 and p.way <> 'checkout' ${ORDER}`;
const EVER = `${ALL} ${ORDER}`;

/** What a team has bought on its invoice in this billing period, oldest first: what was bought before it is on an older one. */
export async function readInvoice(sql: Sql, teamId: string, nowMs: number): Promise<InvoiceLine[]> {
  const { anchorMs, clockMs } = await readTeam(sql, teamId);
  const { startMs } = periodAt(anchorMs, Math.max(nowMs, clockMs));
  return sql.query<InvoiceLine>(ON_INVOICE, [teamId, startMs]);
}

/** Everything that a team has ever bought, oldest first. */
export async function readPurchases(sql: Sql, teamId: string): Promise<InvoiceLine[]> {
  await readTeam(sql, teamId);
  return sql.query<InvoiceLine>(EVER, [teamId]);
}
