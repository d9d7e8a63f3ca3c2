import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readPublished } from '../../../lib/cache/published';
import { ProblemError } from '../../../lib/protocol/problem';
import { profileOf } from '../../contract/profiles';
import { Browser } from './browserKit';
import { FakeServer, unreachable } from './fakeServer';

const ONE = [profileOf('a')];
const TWO = [profileOf('a', { start: '.go' })];

let server: FakeServer;
let browser: Browser;

beforeEach(async () => {
  server = new FakeServer();
  server.grant(100);
  browser = new Browser(server);
  await browser.sync.catchUp();
});

const known = () => readPublished(browser.cache);
const asked = () => browser.way.asked.filter((what) => what === 'profiles').length;

describe('the team’s page profiles', () => {
  it('are asked for when the server has another version, and only then', async () => {
    expect(await known()).toMatchObject({ published: null, problem: null });
    expect(asked()).toBe(0);
    const published = server.publish(ONE);
    await browser.sync.catchUp();
    expect(await known()).toMatchObject({ published, problem: null });
    expect(browser.profilesChanged).toHaveBeenCalledOnce();
    await browser.sync.catchUp();
    browser.restart();
    await browser.sync.catchUp();
    expect(asked()).toBe(1);
    expect(browser.profilesChanged).toHaveBeenCalledOnce();
  });

  it('come at once while somebody looks, also with those that were published before', async () => {
    server.publish(ONE);
    const looking = new AbortController();
    void browser.sync.follow(looking.signal);
    await vi.waitFor(async () => expect((await known()).published?.version).toBe(1));
    server.publish(TWO);
    await vi.waitFor(async () => expect((await known()).published?.profiles).toEqual(TWO));
    expect(browser.profilesChanged).toHaveBeenCalledTimes(2);
    looking.abort();
  });

  it('are still there where the server is not', async () => {
    const published = server.publish(ONE);
    await browser.sync.catchUp();
    browser.way.trouble = unreachable();
    browser.restart();
    await browser.sync.catchUp();
    expect(await known()).toMatchObject({ published });
  });

  it('follow a server that was restored from a backup to an older version', async () => {
    server.publish(ONE);
    const before = server.published;
    server.publish(TWO);
    await browser.sync.catchUp();
    server.published = before;
    await browser.sync.catchUp();
    expect((await known()).published?.profiles).toEqual(ONE);
  });

  it('that can not be used are refused: the last good ones stay, and the credits go on', async () => {
    const good = server.publish(ONE);
    await browser.sync.catchUp();
    server.tellsOddProfiles = true;
    server.publish(TWO);
    server.grant(11);
    await browser.sync.catchUp();
    expect(await known()).toMatchObject({ published: good, problem: { code: 'other-version' } });
    expect(browser.profilesChanged).toHaveBeenCalledTimes(2);
    expect(await browser.shown()).toMatchObject({ balances: { available: 111 } });
    expect((await browser.sync.state()).problem).toBeNull();
    // Nothing makes this worker understand them; the next one may be of a newer version.
    const before = asked();
    await browser.sync.catchUp();
    expect(asked()).toBe(before);
    server.tellsOddProfiles = false;
    browser.restart();
    await browser.sync.catchUp();
    expect(await known()).toMatchObject({ published: { profiles: TWO }, problem: null });
  });

  it('that the server stumbles over are asked for again', async () => {
    server.publish(ONE);
    vi.spyOn(browser.way, 'profiles').mockRejectedValueOnce(new ProblemError('server-failed'));
    await browser.sync.catchUp();
    expect(await known()).toMatchObject({ published: null, problem: { code: 'server-failed' } });
    await browser.sync.catchUp();
    expect(await known()).toMatchObject({ published: { version: 1 }, problem: null });
  });

  it('are asked for again when the way to the server broke', async () => {
    server.publish(ONE);
    vi.spyOn(browser.way, 'profiles').mockRejectedValueOnce(unreachable());
    await browser.sync.catchUp();
    expect((await browser.sync.state()).problem).toMatchObject({ code: 'unreachable' });
    expect(await known()).toMatchObject({ published: null, problem: null });
    await browser.sync.catchUp();
    expect(await known()).toMatchObject({ published: { version: 1 }, problem: null });
  });
});
