import { vi } from 'vitest';
import { createEmbeddedBackend } from '../../../lib/backend/embedded/embedded';
import { createRunPages } from '../../../lib/cache/runPages';
import { sessionDiagnoses } from '../../../lib/worker/diagnoses';
import type { Services } from '../../../lib/worker/services';
import { newId } from '../../contract/backendContract';
import { createTestCache } from '../cache/testCache';

/** A worker's services on a store in memory, with a clock that the test turns. */
export function createTestServices(startMs = Date.UTC(2026, 0, 10)) {
  const clock = { nowMs: startMs };
  const now = () => clock.nowMs;
  const { cache, db } = createTestCache();
  const changed = vi.fn<() => void>();
  const services: Services = {
    backend: createEmbeddedBackend(cache, now),
    cache,
    runPages: createRunPages(cache),
    diagnoses: sessionDiagnoses,
    now,
    newId,
    changed,
  };
  return { services, clock, db, changed };
}
