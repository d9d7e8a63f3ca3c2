// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHello } from '../../../entrypoints/sequence.content/hello';
import type { Ask } from '../../../lib/messages/ask';
import { SHIPPED_PROFILES } from '../../../lib/profile/shipped';
import { createCreditsStore, showProblem } from '../../../lib/state/credits';
import type { ViewState } from '../../../lib/state/view';
import { viewOf } from '../components/creditsView';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the page knows its profiles also while the credits cannot be read, and goes on asking for those', async () => {
  const view = viewOf({ available: 7 });
  const problem = { code: 'data-missing', detail: '' } as const;
  let state: ViewState = { status: 'problem', problem };
  const asked = vi.fn(async () => ({ credits: state, profiles: SHIPPED_PROFILES }));
  const credits = createCreditsStore();
  const takeProfiles = vi.fn();
  const { signal } = new AbortController();
  const hello = createHello(asked as unknown as Ask, 'page-1', credits, takeProfiles, signal);
  await expect(hello()).rejects.toMatchObject({ code: 'data-missing' });
  expect(takeProfiles).toHaveBeenCalledWith(SHIPPED_PROFILES);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(credits.getState()).toEqual({ status: 'loading' });
  state = { status: 'ready', view };
  await vi.advanceTimersByTimeAsync(60_000);
  expect(credits.getState()).toEqual({ status: 'ready', view });
  expect(asked).toHaveBeenCalledWith('page.hello', { pageId: 'page-1' });
});

test('credits that can be had are shown, whoever asked: a problem that stands there is over', async () => {
  const view = viewOf({ available: 7 });
  const answer = { credits: { status: 'ready', view }, profiles: SHIPPED_PROFILES };
  const credits = createCreditsStore();
  showProblem(credits, new Error('The page was given nothing to run with'));
  expect(credits.getState()).toMatchObject({ status: 'problem' });
  const ask = (async () => answer) as unknown as Ask;
  await createHello(ask, 'page-1', credits, vi.fn(), new AbortController().signal)();
  expect(credits.getState()).toEqual({ status: 'ready', view });
});
