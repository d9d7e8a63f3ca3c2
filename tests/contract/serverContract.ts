import { describe } from 'vitest';
import { backendContract } from './backendContract';
import { liveCases } from './cases/live';
import { memberCases } from './cases/members';
import { planCases } from './cases/plan';
import { profileCases } from './cases/profiles';
import { turnCases } from './cases/turns';
import { teamUsageCases } from './cases/usage';
import type { ServerUnderTest } from './underTest';

/** What a team's server must do besides, for many browsers at once. */
export function serverContract(
  name: string,
  create: (team?: { planCredits: number }) => Promise<ServerUnderTest>,
): void {
  backendContract(name, () => create());
  describe(`server contract: ${name}`, () => {
    memberCases(create);
    teamUsageCases(create);
    liveCases(create);
    planCases(create);
    turnCases(create);
    profileCases(create);
  });
}
