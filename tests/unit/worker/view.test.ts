import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readView } from '../../../lib/worker/view';
import { grantRequest } from '../../contract/commands';
import { createTestServices } from './testServices';

it('a view shows the credits as they are when all else is known, however long the browser takes to tell that', async () => {
  const { services, backend } = createTestServices();
  await backend.grant(grantRequest(7));
  const policy = Promise.withResolvers<Record<string, unknown>>();
  const asked = vi.spyOn(fakeBrowser.storage.managed, 'get').mockReturnValue(policy.promise as never);
  const view = readView(services);
  await vi.waitFor(() => expect(asked).toHaveBeenCalled());
  await backend.grant(grantRequest(3));
  policy.resolve({});
  expect((await view).balances.available).toBe(10);
});
