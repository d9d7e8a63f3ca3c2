import type { ContactStatus, HeldContact } from '../ledger/hold';
import type { Ask } from '../messages/ask';
import type { RunSummary } from '../messages/catalogue';
import { createPagedList, type PagedList } from './pagedList';

const RUNS_PER_PAGE = 10;
const CONTACTS_PER_PAGE = 25;

/**
 * Runs, newest first.
 *
 * @param open only those that still retain credits
 */
export function createRunList(ask: Ask, open: boolean): PagedList<RunSummary> {
  return createPagedList<RunSummary>(async (last, limit) => {
    const before = last && { heldAtMs: last.heldAtMs, runId: last.runId };
    const { runs, more } = await ask('runs.list', { before, limit, open });
    return { items: runs, more };
  }, RUNS_PER_PAGE);
}

/** A run's covered contacts, in the run's order. @param status only those that stand like this */
export function createContactList(ask: Ask, runId: string, status?: ContactStatus): PagedList<HeldContact> {
  return createPagedList<HeldContact>(async (last, limit) => {
    const asked = { runId, after: last?.position ?? -1, limit, ...(status && { status }) };
    const { contacts, more } = await ask('runs.contacts', asked);
    return { items: contacts, more };
  }, CONTACTS_PER_PAGE);
}
