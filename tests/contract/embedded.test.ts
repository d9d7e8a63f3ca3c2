import { createEmbeddedBackend } from '../../lib/backend/embedded/embedded';
import { createTestCache } from '../unit/cache/testCache';
import { backendContract } from './backendContract';

backendContract('embedded', async (member) => {
  const clock = { nowMs: Date.UTC(2026, 0, 1) };
  const now = () => clock.nowMs;
  const store = createTestCache();
  return {
    backend: createEmbeddedBackend(store.cache, now, member),
    clock,
    restart: async () => createEmbeddedBackend(store.reopen().cache, now, member),
  };
});
