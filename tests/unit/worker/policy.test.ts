import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SHIPPED_PROFILES } from '../../../lib/profile/shipped';
import { DEFAULT_SETTINGS } from '../../../lib/settings/settings';
import { followPolicy } from '../../../lib/worker/policy';
import { readView } from '../../../lib/worker/view';
import { newId } from '../../contract/commands';
import { profileOf } from '../../contract/profiles';
import { createWorker, SENDER, Site } from './workerKit';

const SHOP = 'https://shop.example/';
const ORGANISATIONS_SHOP = 'https://procurement.example/';

let site: Site;
let elsewhere: Site;
let worker: ReturnType<typeof createWorker>;
let running: ReturnType<ReturnType<typeof createWorker>['begin']>;

beforeEach(() => {
  site = new Site('https://credits.example.com', 'team-a');
  elsewhere = new Site('https://other.example.com', 'team-b');
  worker = createWorker(site, elsewhere);
  running = worker.begin();
});

const setPolicy = (policy: Record<string, unknown>) => fakeBrowser.storage.managed.set(policy);
const save = (change: object) =>
  running.handlers['settings.set']({ settings: { ...DEFAULT_SETTINGS, ...change } }, SENDER);
const policy = () => running.handlers['policy.get']({}, SENDER);
const join = (link: string | null) => running.handlers['team.join']({ link, leaveBehind: false }, SENDER);
const test = (link: string | null) => running.handlers['team.test']({ link }, SENDER);
const leave = () => running.handlers['team.leave']({ leaveBehind: false }, SENDER);
const connection = () => running.handlers['team.get']({}, SENDER);

describe('what the organisation has set', () => {
  it('is nothing where the browser has no policy, also where it refuses to look for one', async () => {
    const nothing = { server: null, buyLink: null, onlyShippedProfiles: false, problems: [] };
    expect(await policy()).toEqual(nothing);
    vi.spyOn(fakeBrowser.storage.managed, 'get').mockRejectedValueOnce(new Error('manifest not found'));
    expect(await policy()).toEqual(nothing);
  });

  it('is told to the options page without the token, with what is wrong', async () => {
    await setPolicy({ server: site.invite('ann').link, buyLink: 'ftp://shop', colour: 'red' });
    expect(await policy()).toEqual({
      server: { url: site.url, hasLink: true },
      buyLink: null,
      onlyShippedProfiles: false,
      problems: [
        { key: 'buyLink', code: 'invalid-input', detail: expect.stringContaining('https') },
        { key: 'colour', code: 'invalid-input', detail: 'There is no such setting' },
      ],
    });
  });
});

describe('where credits are bought', () => {
  const opened = async () => {
    const create = vi.spyOn(fakeBrowser.tabs, 'create');
    await running.handlers['page.buy']({}, SENDER);
    return [(await readView(running.services)).buyUrl, create.mock.lastCall?.[0]?.url];
  };

  it('is the organisation’s link, then the person’s, then our own page', async () => {
    const [shown, page] = await opened();
    expect(shown).toBeNull();
    expect(page).toMatch(/\/billing\.html$/);
    await save({ buyUrl: SHOP });
    expect(await opened()).toEqual([SHOP, SHOP]);
    await setPolicy({ buyLink: ORGANISATIONS_SHOP });
    expect(await opened()).toEqual([ORGANISATIONS_SHOP, ORGANISATIONS_SHOP]);
  });

  it('stays the person’s own for when the policy goes', async () => {
    await setPolicy({ buyLink: ORGANISATIONS_SHOP });
    await save({ buyUrl: SHOP });
    expect(await running.handlers['settings.get']({}, SENDER)).toMatchObject({ buyUrl: SHOP });
    await fakeBrowser.storage.managed.clear();
    expect(await opened()).toEqual([SHOP, SHOP]);
  });
});

it('the organisation’s profiles come before the person’s own and replace those with the same id', async () => {
  const [shipped = profileOf('none')] = SHIPPED_PROFILES;
  await save({ profiles: [profileOf('mine'), profileOf(shipped.id, { name: 'My own' })] });
  const theirs = profileOf(shipped.id, { name: 'The organisation’s' });
  await setPolicy({ profiles: [JSON.stringify(theirs)] });
  const { profiles } = await running.handlers['page.hello']({ pageId: newId() }, SENDER);
  expect(profiles.map(({ name }) => name)).toEqual(['The organisation’s', 'The page mine']);
  expect(await running.handlers['profiles.get']({}, SENDER)).toMatchObject({ managed: [theirs] });
});

describe('the organisation’s server', () => {
  const refusal = { code: 'set-by-organisation', detail: 'https://credits.example.com' };

  it('is the only one that can be joined or tried, and cannot be left', async () => {
    await setPolicy({ server: site.url });
    const other = elsewhere.invite('ann').link;
    await expect(test(other)).rejects.toMatchObject(refusal);
    await expect(join(other)).rejects.toMatchObject(refusal);
    expect(await connection()).toBeNull();

    expect(await test(site.invite('ann').link)).toMatchObject({ team: { id: 'team-a' } });
    expect(await join(site.invite('ann').link)).toMatchObject({ url: site.url });
    await expect(leave()).rejects.toMatchObject(refusal);
    expect(await connection()).toMatchObject({ url: site.url });

    await fakeBrowser.storage.managed.clear();
    await leave();
    expect(await connection()).toBeNull();
  });

  it('is joined by the link that the organisation has set, which no page needs', async () => {
    await expect(join(null)).rejects.toMatchObject({ code: 'not-found' });
    await setPolicy({ server: site.url });
    await expect(join(null)).rejects.toMatchObject({ code: 'not-found' });
    await setPolicy({ server: site.invite('ann').link });
    expect(await test(null)).toMatchObject({ member: { id: 'ann' } });
    expect(await join(null)).toMatchObject({ url: site.url, member: { id: 'ann' } });
  });

  it('does not hold anybody at another one', async () => {
    await join(elsewhere.invite('ann').link);
    await setPolicy({ server: site.url });
    expect(await connection()).toMatchObject({ url: elsewhere.url });
    await leave();
    expect(await connection()).toBeNull();
  });
});

describe('while the browser runs', () => {
  const follow = () => {
    const told = vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockResolvedValue(undefined);
    const setAccessLevel = vi.fn(async () => undefined);
    Object.assign(fakeBrowser.storage.managed, { setAccessLevel });
    followPolicy(running.services);
    return { told, setAccessLevel };
  };

  it('a change reaches pages that are open, and nothing of other storage does', async () => {
    const { told } = follow();
    await fakeBrowser.storage.local.set({ buyLink: SHOP });
    expect(worker.changed).not.toHaveBeenCalled();

    await setPolicy({ buyLink: SHOP });
    expect(worker.changed).toHaveBeenCalledOnce();
    expect(worker.profilesChanged).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(told.mock.calls).toEqual([[{ type: 'policy.changed' }]]));

    await setPolicy({ profiles: [] });
    expect(worker.profilesChanged).toHaveBeenCalledOnce();
    expect(worker.report).not.toHaveBeenCalled();
  });

  it('content scripts are kept from the policy: it may hold a token', () => {
    expect(follow().setAccessLevel).toHaveBeenCalledWith({ accessLevel: 'TRUSTED_CONTEXTS' });
  });
});
