import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ProblemError } from '../../../lib/protocol/problem';
import { createFollowers } from '../../../lib/worker/followers';
import { grantRequest, holdRequest } from '../../contract/commands';
import { createTestServices } from './testServices';

const TABS = [{ id: 1 }, { id: 2 }];
let test: ReturnType<typeof createTestServices>;
const report = vi.fn();
const sendToTab = vi.fn(async () => undefined);

beforeEach(() => {
  vi.clearAllMocks();
  test = createTestServices();
  // What the fake browser hasn't got.
  Object.assign(fakeBrowser.tabs, { query: vi.fn(async () => TABS), sendMessage: sendToTab });
  Object.assign(fakeBrowser.action, {
    setBadgeText: vi.fn(async () => undefined),
    setBadgeTextColor: vi.fn(async () => undefined),
    setBadgeBackgroundColor: vi.fn(async () => undefined),
  });
});

describe('after a change', () => {
  it('every sequence page is told the new view, and the badge shows the balance', async () => {
    await test.backend.grant(grantRequest(1_234));
    createFollowers(test.services, test.timekeeper, report).follow();
    await vi.waitFor(() => expect(sendToTab).toHaveBeenCalledTimes(2));
    const view = expect.objectContaining({ balance: 1_234, cursor: 1, openHolds: 0 });
    expect(sendToTab).toHaveBeenCalledWith(2, { type: 'view.changed', view });
    expect(browser.action.setBadgeText).toHaveBeenCalledWith({ text: '1.2K' });
    expect(report).not.toHaveBeenCalled();
  });

  it('an alarm is set for the next moment that time matters, and taken away when there is none', async () => {
    await test.backend.grant(grantRequest(10));
    const hold = holdRequest(['a']);
    await test.backend.submit([hold]);
    const followers = createFollowers(test.services, test.timekeeper, report);
    followers.follow();
    const deadline = test.clock.nowMs + hold.timeLimitMs;
    await vi.waitFor(async () => {
      expect(await browser.alarms.get('time')).toMatchObject({ scheduledTime: deadline });
    });
    await test.backend.submit([
      { id: crypto.randomUUID(), type: 'cancel', runId: hold.runId, status: 'cancelled', reason: '' },
    ]);
    followers.follow();
    await vi.waitFor(async () => expect(await browser.alarms.get('time')).toBeUndefined());
  });

  it('a change that comes while they are being told is told too', async () => {
    const followers = createFollowers(test.services, test.timekeeper, report);
    followers.follow();
    await test.backend.grant(grantRequest(5));
    followers.follow();
    await vi.waitFor(() => {
      expect(sendToTab).toHaveBeenLastCalledWith(
        2,
        expect.objectContaining({ view: expect.objectContaining({ balance: 5 }) }),
      );
    });
  });

  it('a page that is gone keeps nobody else from being told', async () => {
    sendToTab.mockRejectedValueOnce(new Error('Receiving end does not exist'));
    createFollowers(test.services, test.timekeeper, report).follow();
    await vi.waitFor(() => expect(sendToTab).toHaveBeenCalledTimes(2));
    expect(report).not.toHaveBeenCalled();
  });

  it('a page that does not answer keeps nobody from being told the next change, nor the alarm from being set', async () => {
    sendToTab.mockReturnValueOnce(new Promise(() => {}));
    const followers = createFollowers(test.services, test.timekeeper, report);
    followers.follow();
    await vi.waitFor(() => expect(sendToTab).toHaveBeenCalledTimes(2));
    await test.backend.grant(grantRequest(9));
    followers.follow();
    await vi.waitFor(() => expect(sendToTab).toHaveBeenCalledTimes(4));
    await vi.waitFor(() => expect(browser.action.setBadgeText).toHaveBeenLastCalledWith({ text: '9' }));
  });

  it('the badge says that the balance is not known when it can not be read', async () => {
    vi.spyOn(test.team.cache, 'transact').mockRejectedValue(new ProblemError('data-missing'));
    createFollowers(test.services, test.timekeeper, report).follow();
    await vi.waitFor(() => expect(browser.action.setBadgeText).toHaveBeenCalledWith({ text: '!' }));
    expect(report).toHaveBeenCalledWith(expect.objectContaining({ code: 'data-missing' }));
    expect(sendToTab).not.toHaveBeenCalled();
  });
});
