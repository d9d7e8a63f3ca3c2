import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { pause } from '../../../lib/sequence/waiting';
import { NO_POLICY } from '../../../lib/settings/policy';
import { createKnownPolicy } from '../../../lib/worker/knownPolicy';

const SHOP = 'https://procurement.example/';

const changed = vi.fn<() => void>();
const profilesChanged = vi.fn<() => void>();
let knownPolicy: ReturnType<typeof createKnownPolicy>;

beforeEach(() => {
  changed.mockReset();
  profilesChanged.mockReset();
  knownPolicy = createKnownPolicy({ pause, changed, profilesChanged });
});

afterEach(() => vi.restoreAllMocks());

/** The browser doesn't say what its policies are until it is let. */
function keepBack() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { managed } = fakeBrowser.storage;
  const get = managed.get.bind(managed);
  const spy = vi.spyOn(managed, 'get').mockImplementation(async (...asked) => {
    await promise;
    return get(...asked);
  });
  return { asked: spy, say: resolve };
}

describe('the policy that is known', () => {
  it('is what the browser says, each time anew', async () => {
    expect(await knownPolicy()).toEqual(NO_POLICY);
    await fakeBrowser.storage.managed.set({ buyLink: SHOP });
    expect(await knownPolicy()).toMatchObject({ buyLink: SHOP });
    expect(changed).not.toHaveBeenCalled();
  });

  it('is waited for a little when the browser has just started', async () => {
    await fakeBrowser.storage.managed.set({ buyLink: SHOP });
    const { say } = keepBack();
    const found = knownPolicy();
    say();
    expect(await found).toMatchObject({ buyLink: SHOP });
    expect(changed).not.toHaveBeenCalled();
  });

  it('is none as long as the browser does not say; whoever went on without it is told once it does', async () => {
    await fakeBrowser.storage.managed.set({ buyLink: SHOP });
    const { asked, say } = keepBack();
    vi.useFakeTimers();
    try {
      const both = Promise.all([knownPolicy(), knownPolicy()]);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(await both).toEqual([NO_POLICY, NO_POLICY]);
      // By now nobody waits.
      expect(await knownPolicy()).toEqual(NO_POLICY);
      expect(asked).toHaveBeenCalledTimes(2);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
    expect(changed).not.toHaveBeenCalled();
    say();
    await vi.waitFor(() => expect(profilesChanged).toHaveBeenCalledOnce());
    expect(changed).toHaveBeenCalledOnce();
    expect(await knownPolicy()).toMatchObject({ buyLink: SHOP });
  });
});
