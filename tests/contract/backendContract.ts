import { describe } from 'vitest';
import { billingCases } from './cases/billing';
import { historyCases } from './cases/history';
import { idempotencyCases } from './cases/idempotency';
import { runCases } from './cases/runs';
import { usageCases } from './cases/usage';
import type { BackendUnderTest } from './underTest';

/** What every backend must do, whatever it is made of. */
export function backendContract(name: string, create: () => Promise<BackendUnderTest>): void {
  describe(`backend contract: ${name}`, () => {
    runCases(create);
    idempotencyCases(create);
    historyCases(create);
    billingCases(create);
    usageCases(create);
  });
}
