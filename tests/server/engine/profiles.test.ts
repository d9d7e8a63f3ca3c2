import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../../server/store/migrate';
import type { Store } from '../../../server/store/sql';
import { MOST_VERSIONS } from '../../../server/team/profiles';
import { profileOf } from '../../contract/profiles';
import { pgliteStore, startEngine } from '../kit/engine';

let store: Store;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ store, remove } = await pgliteStore());
});
afterAll(() => remove());

describe('the page profiles that a team has published', () => {
  it('are kept for so many versions, and the newest is never one of those that go', async () => {
    const { keeper, service, join } = await startEngine(store);
    const { teamId } = await keeper.createTeam({ name: 'Acme', planCredits: 0 });
    const ada = await join(teamId, 'Ada', 'owner');
    for (let after = 0; after <= MOST_VERSIONS; after++) {
      await service.publishProfiles(ada, { profiles: [profileOf(`${after}`)], note: '', after });
    }
    const versions = await service.profileVersions(ada);
    expect(versions).toHaveLength(MOST_VERSIONS);
    expect([versions.at(0)?.version, versions.at(-1)?.version]).toEqual([MOST_VERSIONS + 1, 2]);
    await expect(service.profileVersion(ada, 1)).rejects.toMatchObject({ code: 'not-found' });
    expect((await service.profiles(ada)).version).toBe(MOST_VERSIONS + 1);
  });

  it('are rolled back by the server’s keeper too, in a name that is no member’s', async () => {
    const { keeper, service, join } = await startEngine(store);
    const { teamId } = await keeper.createTeam({ name: 'Borealis', planCredits: 0 });
    const ada = await join(teamId, 'Ada', 'owner');
    await service.publishProfiles(ada, { profiles: [profileOf('a')], note: '', after: 0 });
    expect(await keeper.rollBackProfiles(teamId, 0)).toMatchObject({ version: 2, publishedBy: 'keeper' });
    expect(await service.profiles(ada)).toMatchObject({ profiles: [], rolledBackTo: 0 });
    await expect(keeper.rollBackProfiles('nowhere', 0)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('that today’s rules refuse are not brought back', async () => {
    const { keeper, service, join } = await startEngine(store);
    const { teamId } = await keeper.createTeam({ name: 'Cirrus', planCredits: 0 });
    const ada = await join(teamId, 'Ada', 'owner');
    await service.publishProfiles(ada, { profiles: [profileOf('a')], note: '', after: 0 });
    await store.query(`update page_profiles set profiles = '[{"id":"a"}]' where team_id = $1`, [teamId]);
    await expect(service.rollBackProfiles(ada, { version: 1, after: 1 })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect((await service.info(ada)).profilesVersion).toBe(1);
  });

  it('have a place in a database from before there were any', async () => {
    const { keeper, service, join } = await startEngine(store);
    const { teamId } = await keeper.createTeam({ name: 'Delta', planCredits: 5 });
    const ada = await join(teamId, 'Ada', 'owner');
    await store.query('drop table page_profiles');
    await store.query('alter table teams drop column profiles_version');
    await store.query('delete from migrations where version = 2');
    await migrate(store);
    expect(await service.info(ada)).toMatchObject({ team: { name: 'Delta' }, profilesVersion: 0 });
    await service.publishProfiles(ada, { profiles: [], note: '', after: 0 });
    expect((await service.snapshot(ada)).balances.available).toBe(5);
  });
});
