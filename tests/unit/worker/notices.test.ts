import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser, { type Runtime } from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DEFAULT_TIME_LIMIT_MS } from '../../../lib/ledger';
import type { NoticeKind } from '../../../lib/notices/notice';
import { DEFAULT_SETTINGS } from '../../../lib/settings/settings';
import { writeSettings } from '../../../lib/settings/store';
import type { CreditsView } from '../../../lib/state/view';
import { createHandlers } from '../../../lib/worker/handlers';
import { createNotices } from '../../../lib/worker/notices/notices';
import { createOnScreen } from '../../../lib/worker/notices/onScreen';
import { onNoticeClicked } from '../../../lib/worker/notices/show';
import type { Services } from '../../../lib/worker/services';
import { readView } from '../../../lib/worker/view';
import { grantRequest, holdRequest, newId, settleRequest } from '../../contract/commands';
import { createTestServices } from './testServices';
import { holdMessage } from './workerKit';

let test: ReturnType<typeof createTestServices>;
let handlers: ReturnType<typeof createHandlers>;

beforeEach(() => {
  vi.clearAllMocks();
  test = createTestServices();
  handlers = createHandlers(test.services);
  openTab(7);
});

const tab = (id: number) => ({ tab: { id } }) as Runtime.MessageSender;
const openTab = (id: number) => test.vendor.tabs.add(id);
const closeTab = (id: number) => test.vendor.tabs.delete(id);

type Worker = Pick<Services, 'notices'>;

/** What is on the screen now, by its id. */
const shown = () => fakeBrowser.notifications.getAllCreateOptions();
const shownIds = () => Object.keys(shown());
const clear = () => Promise.all(shownIds().map((id) => browser.notifications.clear(id)));

async function look(change: Partial<CreditsView> = {}, { notices }: Worker = test.services): Promise<void> {
  await notices.follow({ ...(await readView(test.services)), ...change });
}

/** The same browser, with a worker that has only just been started. */
const anotherWorker = () => ({
  notices: createNotices(test.services, createOnScreen(test.vendor.replyApi.openTabs)),
});

async function wish(kinds: Partial<Record<NoticeKind, boolean>>): Promise<void> {
  await writeSettings({ ...DEFAULT_SETTINGS, notices: { ...DEFAULT_SETTINGS.notices, ...kinds } });
}

describe('credits that run low', () => {
  beforeEach(async () => {
    await test.backend.grant(grantRequest(22));
    await look();
    await test.backend.submit([holdRequest(['a', 'b'])]);
  });

  it('are told in the browser’s own way, with nothing in it that Firefox doesn’t know', async () => {
    await look();
    expect(shown()).toEqual({
      low: {
        type: 'basic',
        iconUrl: browser.runtime.getURL('icon/128.png'),
        title: 'Jason AI credits are running low',
        message: 'Only 18 credits are available.',
      },
    });
  });

  it('are told once, whoever looks and however often the worker has ended', async () => {
    await look();
    await clear();
    await look();
    await look({}, anotherWorker());
    expect(shownIds()).toEqual([]);
  });

  it('are not told twice where the worker ends before they are on the screen', async () => {
    vi.spyOn(browser.notifications, 'create').mockRejectedValueOnce(new Error('ended'));
    await expect(look()).rejects.toThrow('ended');
    await look({}, anotherWorker());
    expect(shownIds()).toEqual([]);
  });

  it('are not told to whoever does not want to know, nor when they change their mind later', async () => {
    await wish({ low: false });
    await look();
    await wish({ low: true });
    await look();
    expect(shownIds()).toEqual([]);
  });

  it('are not told of a team that has been left meanwhile', async () => {
    await look({ ledgerId: 'another' });
    expect(shownIds()).toEqual([]);
    await look();
    expect(shownIds()).toEqual(['low']);
  });
});

it('a limit that is reached is told with the day that it lasts until', async () => {
  await test.backend.grant(grantRequest(100));
  await look();
  const periodEndsAtMs = new Date(2026, 1, 1).getTime();
  await look({ limit: { credits: 10, spent: 10, periodEndsAtMs } });
  expect(shown()).toMatchObject({
    limit: { message: 'Your own limit is used up until January 31. An owner can raise it.' },
  });
});

describe('a run', () => {
  let runId: string;

  /** Starts it in a tab that shows its sequence. Two of its three contacts report there. */
  beforeEach(async () => {
    await test.backend.grant(grantRequest(100));
    const hold = holdMessage(['ann', 'ben', 'cem']);
    runId = hold.runId;
    await handlers['run.open']({ sequenceId: hold.sequenceId }, tab(7));
    await handlers['run.hold'](hold, tab(7));
    await handlers['run.start']({ runId, baselines: [] }, tab(7));
    await look();
    const outcomes = [
      { contactId: 'ann', outcome: 'succeeded', reason: '' },
      { contactId: 'ben', outcome: 'failed', reason: 'Missing data' },
    ] as const;
    await handlers['run.settle']({ commandId: newId(), runId, outcomes }, tab(7));
  });

  /** The contact that is left never reports. */
  async function timeOut(): Promise<void> {
    test.clock.nowMs += DEFAULT_TIME_LIMIT_MS;
    await test.timekeeper.letTimePass();
    await look();
  }

  it('that finished while its tab was closed is told once', async () => {
    closeTab(7);
    await look();
    expect(shownIds()).toEqual([]);
    await timeOut();
    expect(shown()).toMatchObject({
      [`run ${runId}`]: {
        title: '1 run finished while its tab was closed',
        message: '2 credits used, 4 returned.',
      },
    });
    await clear();
    await look({}, anotherWorker());
    expect(shownIds()).toEqual([]);
  });

  it('is told together with however many finished meanwhile, under a name that Chromium takes', async () => {
    for (let i = 0; i < 20; i++) {
      const more = holdMessage([`dan-${i}`]);
      await handlers['run.hold'](more, tab(7));
      await handlers['run.start']({ runId: more.runId, baselines: [] }, tab(7));
    }
    await look();
    closeTab(7);
    await timeOut();
    const [[id = '', notice] = []] = Object.entries(shown());
    expect(notice?.title).toBe('21 runs finished while their tabs were closed');
    expect(id.length).toBeLessThanOrEqual(500);
    const create = vi.fn(async () => undefined);
    Object.assign(fakeBrowser.tabs, { create });
    onNoticeClicked(test.services);
    await fakeBrowser.notifications.onClicked.trigger(id);
    await vi.waitFor(() =>
      expect(create).toHaveBeenCalledWith({ url: browser.runtime.getURL('usage.html') }),
    );
  });

  it('whose last result came from elsewhere is told, too', async () => {
    closeTab(7);
    await test.team.sync.report(settleRequest(runId, { cem: 'succeeded' }));
    await look();
    expect(shown()).toMatchObject({ [`run ${runId}`]: { message: '4 credits used, 2 returned.' } });
  });

  it('is told after the worker had ended before it saw the end', async () => {
    closeTab(7);
    test.clock.nowMs += DEFAULT_TIME_LIMIT_MS;
    await test.timekeeper.letTimePass();
    await look({}, anotherWorker());
    expect(shownIds()).toEqual([`run ${runId}`]);
  });

  it('is not told where its page is open', async () => {
    await timeOut();
    expect(shownIds()).toEqual([]);
  });

  it('is not told where another tab shows its sequence by now', async () => {
    openTab(8);
    await handlers['run.open']({ sequenceId: '101' }, tab(8));
    closeTab(7);
    await timeOut();
    expect(shownIds()).toEqual([]);
  });

  it('is told where its tab shows another sequence by now', async () => {
    await handlers['run.open']({ sequenceId: '102' }, tab(7));
    // The page doesn't wait for that to be put down.
    await vi.waitFor(async () => {
      expect([...(await createOnScreen(test.vendor.replyApi.openTabs).list())]).toEqual(['102']);
    });
    await timeOut();
    expect(shownIds()).toEqual([`run ${runId}`]);
  });

  it('that was ended by hand is not told', async () => {
    closeTab(7);
    await handlers['run.cancel']({ commandId: newId(), runId, reason: 'Released' }, {});
    await look();
    expect(shownIds()).toEqual([]);
  });
});

it('a run that never started is not told', async () => {
  await test.backend.grant(grantRequest(100));
  const hold = holdMessage(['ann']);
  await handlers['run.hold'](hold, tab(9));
  await look();
  test.clock.nowMs += 5 * 60_000;
  await test.timekeeper.letTimePass();
  expect((await test.backend.snapshot()).balances.retained).toBe(0);
  await look();
  expect(shownIds()).toEqual([]);
});

it('a teammate’s run is not told', async () => {
  await test.backend.grant(grantRequest(100));
  const hold = holdRequest(['a']);
  await test.backend.submit([hold]);
  await look();
  test.clock.nowMs += hold.timeLimitMs;
  await test.timekeeper.letTimePass();
  await look();
  expect(shownIds()).toEqual([]);
});

describe('a click', () => {
  const create = vi.fn(async () => undefined);
  beforeEach(() => {
    Object.assign(fakeBrowser.tabs, { create });
    onNoticeClicked(test.services);
  });

  it.each([
    ['low', 'billing.html'],
    ['none', 'billing.html'],
    ['limit', 'usage.html'],
    ['run run-1', 'run.html?run=run-1'],
    ['run run-1 +', 'usage.html'],
  ])('on %j opens %s, and takes it away', async (id, page) => {
    await browser.notifications.create(id, { type: 'basic', title: '', message: '' });
    await fakeBrowser.notifications.onClicked.trigger(id);
    await vi.waitFor(() => expect(create).toHaveBeenCalledWith({ url: browser.runtime.getURL(page) }));
    expect(shownIds()).toEqual([]);
  });

  it('leads to where the organisation sells credits', async () => {
    await writeSettings({ ...DEFAULT_SETTINGS, buyUrl: 'https://shop.example/credits' });
    await fakeBrowser.notifications.onClicked.trigger('low');
    await vi.waitFor(() => expect(create).toHaveBeenCalledWith({ url: 'https://shop.example/credits' }));
  });

  it('that leads nowhere is reported', async () => {
    create.mockRejectedValueOnce(new Error('No window'));
    await fakeBrowser.notifications.onClicked.trigger('limit');
    await vi.waitFor(() => expect(test.report).toHaveBeenCalledWith(new Error('No window')));
  });
});
