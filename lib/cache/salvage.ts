import type { Table } from 'dexie';
import * as v from 'valibot';
import type { CreditsDatabase } from './database';
import {
  HeardUsageRowSchema,
  JobRowSchema,
  JobRunRowSchema,
  OutboxRowSchema,
  PublishedRowSchema,
  RunPageRowSchema,
  SettleSchema,
  SyncRowSchema,
} from './rowSchemas';
import type { OutboxRow } from './rows';

/**
 * Looks through what only this browser knows, and nobody could tell it again. A row that can't be used is taken out: what is
 * left of the others goes on. Of a report, the report itself is all that counts. Call it inside a transaction over all tables.
 *
 * @returns whether anything was amiss
 */
export async function salvage(db: CreditsDatabase): Promise<boolean> {
  const amiss = await Promise.all([
    salvageOutbox(db),
    dropUnreadable(db.runPages, RunPageRowSchema),
    dropUnreadable(db.jobs, JobRowSchema),
    dropUnreadable(db.jobRuns, JobRunRowSchema),
    dropUnreadable(db.sync, SyncRowSchema),
    dropUnreadable(db.published, PublishedRowSchema),
    dropUnreadable(db.heardUsage, HeardUsageRowSchema),
  ]);
  return amiss.includes(true);
}

async function dropUnreadable<T, K>(table: Table<T, K>, schema: v.GenericSchema): Promise<boolean> {
  const rows = await table.toArray();
  if (rows.every((row) => v.is(schema, row))) return false;
  const keys = await table.toCollection().primaryKeys();
  await table.bulkDelete(keys.filter((_, i) => !v.is(schema, rows[i])));
  return true;
}

async function salvageOutbox(db: CreditsDatabase): Promise<boolean> {
  const rows = await db.outbox.toArray();
  const damaged = rows.filter((row) => !v.is(OutboxRowSchema, row));
  for (const { position, settle } of damaged) {
    const report = v.safeParse(SettleSchema, settle);
    if (report.success) await db.outbox.put(waiting(position, report.output));
    else await db.outbox.delete(position);
  }
  return damaged.length > 0;
}

/** Delivered already, it is delivered again: under the same id, it can't count twice. */
function waiting(position: number, settle: OutboxRow['settle']): OutboxRow {
  const { id, runId } = settle;
  return { position, id, runId, settle, queuedAtMs: 0, state: 'waiting', refusal: null };
}
