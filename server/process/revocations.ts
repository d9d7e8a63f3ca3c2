import type { TeamKeeper, TeamService } from '../team/service.ts';
import { createListeners, type Listeners } from './listeners.ts';

interface Revoking {
  readonly keeper: TeamKeeper;
  readonly service: TeamService;
}

/** Both as they were, but they tell when tokens have stopped working: what was opened with them can end at once. */
export function withRevocations({ keeper, service }: Revoking): Revoking & { revocations: Listeners } {
  const revocations = createListeners();
  return {
    revocations,
    service: {
      ...service,
      async newToken(caller, memberId, revokeOthers) {
        const token = await service.newToken(caller, memberId, revokeOthers);
        if (revokeOthers) revocations.tell();
        return token;
      },
    },
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
