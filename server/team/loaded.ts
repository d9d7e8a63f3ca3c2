import type { HeldContact, Hold } from '../../lib/ledger/index.ts';
import type { ContactRow, RunRow } from './tables.ts';

/** Runs as the ledger knows them, each with those of its contacts that were loaded. */
export function toHolds(runs: readonly RunRow[], contacts: readonly ContactRow[]): Map<string, Hold> {
  const byRun = new Map<string, Map<string, HeldContact>>();
  for (const run of runs) if (!byRun.has(run.runId)) byRun.set(run.runId, new Map());
  for (const { runId, ...contact } of contacts) byRun.get(runId)?.set(contact.id, contact);
  return new Map(runs.map((run) => [run.runId, { ...run, contacts: byRun.get(run.runId) ?? new Map() }]));
}
