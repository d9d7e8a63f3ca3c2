import type { DexieOptions } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { createReplyApiStore } from '../../../lib/cache/replyApiStore';
import type { Job } from '../../../lib/replyApi/job';
import { createReplyApiService } from '../../../lib/worker/replyApi/service';
import type { Team } from '../../../lib/worker/team';
import { newId } from '../../contract/commands';

/** The vendor's API in memory, and the tabs that are open. */
export function createTestReplyApi(
  tools: { team: () => Promise<Team>; now: () => number },
  dexie: DexieOptions = { indexedDB: new IDBFactory() },
) {
  const tabs = new Set<number>();
  /** What the API says of a job, or throws; it knows none unless a test says so. */
  const job = vi.fn<(jobId: string) => Promise<Job | null>>(async () => null);
  const reach = vi.fn<(access: { address: string; key: string }) => { job: typeof job }>(() => ({ job }));
  const replyApi = createReplyApiService({
    ...tools,
    store: createReplyApiStore(newId, dexie),
    reach,
    openTabs: { list: async () => tabs, closed: (tabId) => void tabs.delete(tabId) },
    random: () => 0,
  });
  return { replyApi, job, reach, tabs };
}
