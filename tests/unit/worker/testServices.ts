import { vi } from 'vitest';
import { createEmbeddedBackend, EMBEDDED_MEMBER } from '../../../lib/backend/embedded/embedded';
import { createRunPages } from '../../../lib/cache/runPages';
import { pause } from '../../../lib/sequence/waiting';
import { createLocalSync } from '../../../lib/sync/local';
import { sessionDiagnoses } from '../../../lib/worker/diagnoses';
import { createKnownPolicy } from '../../../lib/worker/knownPolicy';
import { createNotices } from '../../../lib/worker/notices/notices';
import { createOnScreen } from '../../../lib/worker/notices/onScreen';
import type { Services } from '../../../lib/worker/services';
import type { OwnTeam } from '../../../lib/worker/team';
import type { Teams } from '../../../lib/worker/teams';
import { createTimekeeper } from '../../../lib/worker/time';
import { newId } from '../../contract/commands';
import { createTestCache } from '../cache/testCache';
import { createTestReplyApi } from './replyApiKit';

/** A worker's services on a store in memory, with a clock that the test turns. */
export function createTestServices(startMs = Date.UTC(2026, 0, 10)) {
  const clock = { nowMs: startMs };
  const now = () => clock.nowMs;
  const { cache, db } = createTestCache();
  const changed = vi.fn<() => void>();
  const profilesChanged = vi.fn<() => void>();
  const report = vi.fn<(error: unknown) => void>();
  const backend = createEmbeddedBackend(cache, now);
  const team: OwnTeam = {
    connection: null,
    backend,
    cache,
    runPages: createRunPages(cache),
    sync: createLocalSync(backend),
    info: async () => ({ team: { id: '', name: '' }, member: EMBEDDED_MEMBER }),
    published: async () => ({ published: null, problem: null }),
  };
  const current = async () => team;
  const teams: Teams = {
    current,
    test: () => Promise.reject(new Error('There is no server here')),
    join: () => Promise.reject(new Error('There is no server here')),
    leave: async () => undefined,
  };
  const vendor = createTestReplyApi({ team: current, now });
  const services: Services = {
    teams,
    team: current,
    knownPolicy: createKnownPolicy({ pause, changed, profilesChanged }),
    diagnoses: sessionDiagnoses,
    replyApi: vendor.replyApi,
    notices: createNotices({ team: current, now }, createOnScreen(vendor.replyApi.openTabs)),
    now,
    newId,
    changed,
    profilesChanged,
    report,
  };
  return {
    services,
    team,
    backend,
    timekeeper: createTimekeeper(services),
    clock,
    db,
    changed,
    profilesChanged,
    report,
    vendor,
  };
}
