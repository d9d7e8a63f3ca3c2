import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser, { type Runtime } from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { LIVE_PORT } from '../../../lib/messages/live';
import { createLive } from '../../../lib/worker/live';
import type { Team } from '../../../lib/worker/team';

const OWN_PAGE = 'popup.html';
const SEQUENCE_PAGE = 'https://run.reply.io/Dashboard/Material#/campaign/1/people';

let connect: (port: Runtime.Port) => void;
/** What is being followed, by the team's name. */
let following: { team: string; signal: AbortSignal }[];
let team: string;
const report = vi.fn();

/** A page's end of the wire: it can go away. */
function aPort(url: string, name = LIVE_PORT, id = browser.runtime.id) {
  const gone: (() => void)[] = [];
  const port = {
    name,
    sender: { id, url: url === OWN_PAGE ? browser.runtime.getURL(OWN_PAGE) : url },
    disconnect: vi.fn(),
    onMessage: { addListener: vi.fn() },
    onDisconnect: { addListener: (listener: () => void) => gone.push(listener) },
  };
  return { port, leave: () => gone.forEach((listener) => void listener()) };
}

const take = (page: ReturnType<typeof aPort>) => connect(page.port as unknown as Runtime.Port);
const followed = () => following.filter(({ signal }) => !signal.aborted).map((one) => one.team);

function begin() {
  const live = createLive(async () => {
    const name = team;
    const follow = (signal: AbortSignal) => {
      following.push({ team: name, signal });
      return Promise.resolve();
    };
    return { sync: { follow } } as unknown as Team;
  }, report);
  live.listen();
  return live;
}

beforeEach(() => {
  following = [];
  team = 'first';
  vi.clearAllMocks();
  Object.assign(fakeBrowser.runtime, {
    onConnect: { addListener: (listener: typeof connect) => (connect = listener) },
  });
});

describe('the team’s server is followed', () => {
  it.each([OWN_PAGE, SEQUENCE_PAGE])('while a page of %s is there, and not after', async (url) => {
    begin();
    const page = aPort(url);
    take(page);
    await vi.waitFor(() => expect(followed()).toEqual(['first']));
    page.leave();
    expect(followed()).toEqual([]);
  });

  it('once, however many pages there are, until the last one goes', async () => {
    begin();
    const pages = [aPort(OWN_PAGE), aPort(SEQUENCE_PAGE), aPort(SEQUENCE_PAGE)];
    pages.forEach(take);
    await vi.waitFor(() => expect(following).toHaveLength(1));
    pages[0]?.leave();
    pages[2]?.leave();
    expect(followed()).toEqual(['first']);
    pages[1]?.leave();
    expect(followed()).toEqual([]);
    expect(following).toHaveLength(1);
  });

  it('in the place of another one that was left', async () => {
    const live = begin();
    take(aPort(OWN_PAGE));
    await vi.waitFor(() => expect(followed()).toEqual(['first']));
    team = 'second';
    live.restart();
    await vi.waitFor(() => expect(followed()).toEqual(['second']));
  });

  it('by nobody where no page is there', async () => {
    begin().restart();
    await Promise.resolve();
    expect(following).toEqual([]);
  });
});

it.each([
  ['another site', aPortOf('https://example.com/', LIVE_PORT)],
  ['another extension', aPortOf(SEQUENCE_PAGE, LIVE_PORT, 'somebody-else')],
  ['a port of another name', aPortOf(OWN_PAGE, 'other')],
])('%s is not listened to', async (_, page) => {
  begin();
  const refused = page();
  take(refused);
  expect(refused.port.disconnect).toHaveBeenCalled();
  await Promise.resolve();
  expect(following).toEqual([]);
});

function aPortOf(...args: Parameters<typeof aPort>) {
  return () => aPort(...args);
}
