import { createEmbeddedBackend, EMBEDDED_MEMBER } from '../../lib/backend/embedded/embedded';
import { createTestCache } from '../unit/cache/testCache';
import { backendContract } from './backendContract';
import { grantRequest, newId } from './commands';

backendContract('embedded', async () => {
  const clock = { nowMs: Date.UTC(2026, 0, 1) };
  const now = () => clock.nowMs;
  const store = createTestCache();
  const backend = createEmbeddedBackend(store.cache, now);
  return {
    backend,
    memberId: EMBEDDED_MEMBER.id,
    clock,
    grant: (credits) => backend.grant(grantRequest(credits)),
    async as(role) {
      const memberId = newId();
      const member = { id: memberId, name: '', role, limit: null };
      return { memberId, backend: createEmbeddedBackend(store.cache, now, member) };
    },
    restart: async () => createEmbeddedBackend(store.reopen().cache, now),
  };
});
