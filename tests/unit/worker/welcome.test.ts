import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { welcome } from '../../../lib/worker/welcome';

it.each([
  ['install', 1],
  ['update', 0],
  ['browser_update', 0],
] as const)('after “%s”, the introduction is opened %i times', async (reason, times) => {
  const create = vi.spyOn(fakeBrowser.tabs, 'create');
  await welcome({ reason });
  expect(create.mock.calls).toEqual(
    Array(times).fill([{ url: expect.stringMatching(/^[\w-]+:\/\/.*\/welcome\.html$/) }]),
  );
});
