import type { Sql } from '../store/sql.ts';
import { select } from '../store/table.ts';
import type { InvoiceLine } from './service.ts';
import { PURCHASE } from './tables.ts';

const LIST = `select ${select(PURCHASE, 'p')} from purchases p where p.team_id = $1 order by p.at_ms, p.command_id`;

/** What a team has bought, oldest first. */
export function readInvoice(sql: Sql, teamId: string): Promise<InvoiceLine[]> {
  return sql.query<InvoiceLine>(LIST, [teamId]);
}
