import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SHIPPED_PROFILES } from '../../../lib/profile/shipped';
import { DEFAULT_SETTINGS } from '../../../lib/settings/settings';
import { broadcast } from '../../../lib/worker/broadcast';
import { newId } from '../../contract/commands';
import { profileOf } from '../../contract/profiles';
import { unreachable } from '../sync/fakeServer';
import { createWorker, SENDER, Site } from './workerKit';

const [shipped = profileOf('none')] = SHIPPED_PROFILES;
const TEAMS = [profileOf(shipped.id, { name: 'The team’s' }), profileOf('new', { name: 'The new page' })];

let site: Site;
let worker: ReturnType<typeof createWorker>;
let running: ReturnType<ReturnType<typeof createWorker>['begin']>;

beforeEach(() => {
  site = new Site('https://credits.example.com', 'team-a');
  worker = createWorker(site);
  running = worker.begin();
});

const join = (role: 'owner' | 'member' = 'owner') => {
  const { link, way } = site.invite('ada', { role });
  return running.handlers['team.join']({ link, leaveBehind: false }, SENDER).then(() => way);
};
const sources = () => running.handlers['profiles.get']({}, SENDER);
const publish = (profiles: unknown, after: number) =>
  running.handlers['profiles.publish']({ profiles, note: 'Why', after }, SENDER);
const rollBack = (version: number, after: number) =>
  running.handlers['profiles.rollBack']({ version, after }, SENDER);
const save = (profiles: unknown) =>
  running.handlers['settings.set']({ settings: { ...DEFAULT_SETTINGS, profiles } }, SENDER);
/** What a sequence page is given. */
const names = async () => {
  const { profiles } = await running.handlers['page.hello']({ pageId: newId() }, SENDER);
  return profiles.map(({ name }) => name);
};

describe('the profiles that pages are read with', () => {
  it('are the shipped ones where there are no others', async () => {
    expect(await sources()).toEqual({
      managed: [],
      own: [],
      published: null,
      shipped: SHIPPED_PROFILES,
      onlyShipped: false,
      inUse: SHIPPED_PROFILES,
      pending: [],
      problem: null,
    });
  });

  it('are this browser’s own before the team’s, and those before the shipped ones', async () => {
    await join();
    await publish(TEAMS, 0);
    expect(await names()).toEqual(['The team’s', 'The new page']);
    await save([profileOf('new', { name: 'Mine' })]);
    expect(await names()).toEqual(['Mine', 'The team’s']);
    expect(await sources()).toMatchObject({
      published: { version: 1, profiles: TEAMS },
      own: [{ name: 'Mine' }],
    });
  });

  it('stay the team’s while its server is away and the worker begins anew, and go when the team is left', async () => {
    const way = await join();
    await publish(TEAMS, 0);
    way.trouble = unreachable();
    running = worker.begin();
    expect(await names()).toEqual(['The team’s', 'The new page']);
    await running.handlers['team.leave']({ leaveBehind: true }, SENDER);
    expect(await names()).toEqual([shipped.name]);
    expect((await sources()).published).toBeNull();
  });

  it('are told to pages when other ones are saved, and not when other settings are', async () => {
    await save([profileOf('mine')]);
    expect(worker.profilesChanged).toHaveBeenCalledOnce();
    const settings = { ...DEFAULT_SETTINGS, profiles: [profileOf('mine')], lowCreditThreshold: 5 };
    await running.handlers['settings.set']({ settings }, SENDER);
    expect(worker.profilesChanged).toHaveBeenCalledOnce();
    await running.handlers['data.erase']({}, SENDER);
    expect(worker.profilesChanged).toHaveBeenCalledTimes(2);
  });
});

describe('what somebody else has published', () => {
  /** Another owner publishes, and this browser hears of it. */
  const theyPublish = async (...profiles: ReturnType<typeof profileOf>[]) => {
    site.server.publish(profiles);
    await publish(profiles, 0).catch(() => undefined);
  };
  const approve = async () => {
    const { pending } = await sources();
    await running.handlers['profiles.approve']({ digests: pending.map(({ digest }) => digest) }, SENDER);
  };
  const first = profileOf('new', { name: 'First' });
  const second = profileOf('new', { name: 'Second', start: '.other' });

  it('is used once it is approved, and what was used before stays until then', async () => {
    await join();
    await theyPublish(first);
    expect(await names()).toEqual([shipped.name]);
    expect((await sources()).pending).toMatchObject([{ profile: { name: 'First' }, before: null }]);
    worker.profilesChanged.mockClear();
    await approve();
    expect(worker.profilesChanged).toHaveBeenCalledOnce();
    expect(await names()).toEqual(['First', shipped.name]);
    await theyPublish(second);
    expect(await names()).toEqual(['First', shipped.name]);
    expect((await sources()).pending).toMatchObject([{ profile: second, before: first }]);
    running = worker.begin();
    expect(await names()).toEqual(['First', shipped.name]);
    await approve();
    expect(await names()).toEqual(['Second', shipped.name]);
  });

  it('is asked about once: what comes back is used at once, whatever is the order of its keys', async () => {
    await join();
    await theyPublish(first);
    await approve();
    await theyPublish(second);
    await theyPublish(Object.fromEntries(Object.entries(first).reverse()) as unknown as typeof first);
    expect((await sources()).pending).toEqual([]);
    expect(await names()).toEqual(['First', shipped.name]);
  });

  it('replaces a shipped one only when it is approved, and is none where it is the same', async () => {
    await join();
    await theyPublish({ ...shipped, start: 'button.other' });
    expect(await names()).toEqual([shipped.name]);
    expect((await sources()).inUse).toEqual(SHIPPED_PROFILES);
    expect((await sources()).pending).toMatchObject([{ before: shipped }]);
    await theyPublish(shipped);
    expect((await sources()).pending).toEqual([]);
  });

  it('isn’t approved before it is there', async () => {
    await join();
    await theyPublish(first);
    const [asked] = (await sources()).pending;
    await theyPublish(second);
    await running.handlers['profiles.approve']({ digests: [asked?.digest ?? ''] }, SENDER);
    await theyPublish(first);
    expect((await sources()).pending).toHaveLength(1);
  });

  it('isn’t asked about where one’s own is used in its place', async () => {
    await join();
    await theyPublish(first);
    await save([profileOf('new', { name: 'Mine' })]);
    expect((await sources()).pending).toEqual([]);
    expect(await names()).toEqual(['Mine', shipped.name]);
  });

  it('is asked about anew in another team', async () => {
    await join();
    await theyPublish(first);
    await approve();
    await running.handlers['team.leave']({ leaveBehind: true }, SENDER);
    expect(await names()).toEqual([shipped.name]);
    await join();
    expect(await names()).toEqual(['First', shipped.name]);
  });
});

describe('where only those that come with the extension may be used', () => {
  const settings = { ...DEFAULT_SETTINGS, profiles: [profileOf('mine', { name: 'Mine' })] };
  const set = (onlyShippedProfiles: boolean) =>
    running.handlers['settings.set']({ settings: { ...settings, onlyShippedProfiles } }, SENDER);

  it('neither one’s own nor the team’s are, and nobody is asked', async () => {
    await join();
    await publish(TEAMS, 0);
    await set(false);
    expect(await names()).toEqual(['Mine', 'The team’s', 'The new page']);
    worker.profilesChanged.mockClear();
    await set(true);
    expect(worker.profilesChanged).toHaveBeenCalledOnce();
    expect(await names()).toEqual([shipped.name]);
    expect(await sources()).toMatchObject({ onlyShipped: true, pending: [], own: [{ name: 'Mine' }] });
  });
});

describe('publishing', () => {
  it('puts the profiles in use here too, at once, and tells the pages', async () => {
    await join();
    worker.profilesChanged.mockClear();
    expect(await publish(TEAMS, 0)).toMatchObject({ version: 1, note: 'Why', profiles: TEAMS });
    expect(await names()).toEqual(['The team’s', 'The new page']);
    expect(worker.profilesChanged).toHaveBeenCalledOnce();
    await publish([], 1);
    expect(await rollBack(1, 2)).toMatchObject({ version: 3, rolledBackTo: 1 });
    expect(await names()).toEqual(['The team’s', 'The new page']);
    const versions = await running.handlers['profiles.versions']({}, SENDER);
    expect(versions.map(({ version, names }) => [version, names.length])).toEqual([
      [3, 2],
      [2, 0],
      [1, 2],
    ]);
    expect(await running.handlers['profiles.version']({ version: 2 }, SENDER)).toMatchObject({
      profiles: [],
    });
  });

  it('takes in what somebody else has published meanwhile, and does not overwrite it', async () => {
    await join();
    site.server.publish([profileOf('theirs', { name: 'Theirs' })]);
    await expect(publish(TEAMS, 0)).rejects.toMatchObject({ code: 'profiles-changed' });
    expect((await sources()).published?.profiles).toMatchObject([{ name: 'Theirs' }]);
  });

  it('is for owners, in a team, with profiles that are as they should be', async () => {
    await expect(publish(TEAMS, 0)).rejects.toMatchObject({ code: 'not-found' });
    const way = await join('member');
    await expect(publish(TEAMS, 0)).rejects.toMatchObject({ code: 'owner-only' });
    await expect(publish([{ ...shipped, urls: ['https://example.com/{id}'] }], 0)).rejects.toMatchObject({
      code: 'invalid-input',
      detail: expect.stringMatching(/^0\.urls/),
    });
    expect(way.asked.filter((what) => what === 'publish profiles')).toHaveLength(1);
  });
});

it('every sequence page is told that profiles have changed', async () => {
  const sendMessage = vi.fn(async () => undefined);
  Object.assign(fakeBrowser.tabs, { query: async () => [{ id: 4 }, { id: 9 }], sendMessage });
  await broadcast({ type: 'profiles.changed' });
  expect(sendMessage.mock.calls).toEqual([
    [4, { type: 'profiles.changed' }],
    [9, { type: 'profiles.changed' }],
  ]);
});
