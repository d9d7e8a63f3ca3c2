// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createCreditsStore } from '../../../lib/state/credits';
import { keepLive } from '../../../lib/state/liveCredits';
import type { ViewState } from '../../../lib/state/view';
import { viewOf } from '../components/creditsView';

let open: number;
let end: AbortController;

beforeEach(() => {
  open = 0;
  end = new AbortController();
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(false);
  const connect = () => {
    open++;
    return {
      onDisconnect: { addListener: () => undefined },
      postMessage: () => undefined,
      disconnect: () => {
        open--;
      },
    };
  };
  Object.assign(fakeBrowser.runtime, { connect });
});
afterEach(() => {
  end.abort();
  vi.restoreAllMocks();
});

const ofTeam: ViewState = { status: 'ready', view: viewOf({ available: 1, team: { name: 'Acme' } }) };
const ofBrowser: ViewState = { status: 'ready', view: viewOf({ available: 1 }) };
const unreadable: ViewState = { status: 'problem', problem: { code: 'unreachable', detail: '' } };

test('the worker follows a team’s server while its credits are shown, and only then', () => {
  const credits = createCreditsStore();
  let isShown = true;
  const follow = keepLive(credits, end.signal, () => isShown);
  const openAfter = (state: ViewState) => {
    credits.setState(state, true);
    return open;
  };
  expect(open).toBe(0);
  expect(openAfter(ofTeam)).toBe(1);
  expect(openAfter(ofBrowser)).toBe(0);
  // The team may be the reason why there is nothing to show.
  expect(openAfter(unreadable)).toBe(1);
  isShown = false;
  follow();
  expect(open).toBe(0);
  isShown = true;
  follow();
  expect(open).toBe(1);
  end.abort();
  expect(openAfter(ofTeam)).toBe(0);
});
