import type { TeamKeeper } from '../team/service.ts';
import { createListeners, type Listeners } from './listeners.ts';

/** A keeper that tells when tokens have stopped working, so that what was opened with them can end at once. */
export function withRevocations(keeper: TeamKeeper): { keeper: TeamKeeper; revocations: Listeners } {
  const revocations = createListeners();
  return {
    revocations,
    keeper: {
      ...keeper,
      async newToken(teamId, memberId, revokeOthers) {
        const token = await keeper.newToken(teamId, memberId, revokeOthers);
        if (revokeOthers) revocations.tell();
        return token;
      },
      async revoke(teamId, memberId) {
        await keeper.revoke(teamId, memberId);
        revocations.tell();
      },
    },
  };
}
