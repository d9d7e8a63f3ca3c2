import { describe, expect, it } from 'vitest';
import { MAX_PROFILES } from '../../../lib/profile/schema';
import { NEVER_PUBLISHED } from '../../../lib/protocol/profiles';
import { profileOf } from '../profiles';
import type { ServerUnderTest } from '../underTest';

const ONE = [profileOf('a')];
const TWO = [profileOf('a', { start: '.go' }), profileOf('b')];

export function profileCases(create: () => Promise<ServerUnderTest>): void {
  describe('the page profiles of a team', () => {
    it('are of version 0 as long as none were published', async () => {
      const { backend } = await create();
      expect(await backend.profiles()).toEqual(NEVER_PUBLISHED);
      expect(await backend.profileVersions()).toEqual([]);
      expect((await backend.team()).profilesVersion).toBe(0);
      await expect(backend.profileVersion(0)).rejects.toMatchObject({ code: 'not-found' });
    });

    it('reach every member, also after a restart, and no other team', async () => {
      const { backend, as, clock, restart } = await create();
      const other = await create();
      const published = await backend.publishProfiles(ONE, ' The new list ', 0);
      expect(published).toEqual({
        version: 1,
        profiles: ONE,
        note: 'The new list',
        publishedBy: 'owner',
        publishedAtMs: clock.nowMs,
        rolledBackTo: null,
      });
      const ann = await as('member');
      expect(await ann.backend.profiles()).toEqual(published);
      expect((await ann.backend.team()).profilesVersion).toBe(1);
      expect(await other.backend.profiles()).toEqual(NEVER_PUBLISHED);
      await expect(other.backend.profileVersion(1)).rejects.toMatchObject({ code: 'not-found' });
      expect(await (await restart()).profiles()).toEqual(published);
    });

    it('can be none: that is a version too', async () => {
      const { backend } = await create();
      await backend.publishProfiles(ONE, '', 0);
      expect(await backend.publishProfiles([], 'Back to the shipped ones', 1)).toMatchObject({
        version: 2,
        profiles: [],
      });
    });

    it('are published by owners alone', async () => {
      const { backend, as } = await create();
      await backend.publishProfiles(ONE, '', 0);
      const ann = await as('member');
      const refused = { code: 'owner-only' };
      await expect(ann.backend.publishProfiles(TWO, '', 1)).rejects.toMatchObject(refused);
      await expect(ann.backend.rollBackProfiles(1, 1)).rejects.toMatchObject(refused);
      expect((await backend.profiles()).version).toBe(1);
    });

    it('are not overwritten by an owner who has not seen the newest', async () => {
      const { backend, as } = await create();
      const eve = await as('owner');
      const attempts = await Promise.allSettled([
        backend.publishProfiles(ONE, '', 0),
        eve.backend.publishProfiles(TWO, '', 0),
      ]);
      expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const changed = { code: 'profiles-changed' };
      expect(attempts.find(({ status }) => status === 'rejected')).toMatchObject({ reason: changed });
      await expect(backend.publishProfiles(TWO, '', 0)).rejects.toMatchObject(changed);
      await expect(backend.publishProfiles(TWO, '', 2)).rejects.toMatchObject(changed);
      await expect(backend.rollBackProfiles(1, 0)).rejects.toMatchObject(changed);
      expect(await backend.profileVersions()).toHaveLength(1);
    });

    it('can be rolled back to any version that is kept, and forth again', async () => {
      const { backend } = await create();
      await backend.publishProfiles(ONE, 'First', 0);
      await backend.publishProfiles(TWO, 'Second', 1);
      const back = await backend.rollBackProfiles(1, 2);
      expect(back).toMatchObject({ version: 3, profiles: ONE, note: 'First', rolledBackTo: 1 });
      expect(await backend.profiles()).toEqual(back);
      expect(await backend.rollBackProfiles(2, 3)).toMatchObject({ version: 4, profiles: TWO });
      expect(await backend.rollBackProfiles(0, 4)).toMatchObject({
        version: 5,
        profiles: [],
        rolledBackTo: 0,
      });
      await expect(backend.rollBackProfiles(9, 5)).rejects.toMatchObject({ code: 'not-found' });
      const versions = await backend.profileVersions();
      expect(
        versions.map(({ version, note, names, rolledBackTo }) => [version, note, names, rolledBackTo]),
      ).toEqual([
        [5, '', [], 0],
        [4, 'Second', ['The page a', 'The page b'], 2],
        [3, 'First', ['The page a'], 1],
        [2, 'Second', ['The page a', 'The page b'], null],
        [1, 'First', ['The page a'], null],
      ]);
      expect(await backend.profileVersion(2)).toMatchObject({ version: 2, profiles: TWO, note: 'Second' });
    });

    it.each([
      ['of another site', [profileOf('a', { urls: ['https://example.com/{id}'] })], /^profiles\.0\.urls/],
      ['of one id', [profileOf('a'), profileOf('a')], /the same id/],
      ['with a key that nobody knows', [{ ...profileOf('a'), script: 'alert(1)' }], /^profiles\.0\.script/],
      ['in great number', Array.from({ length: MAX_PROFILES + 1 }, (_, i) => profileOf(`${i}`)), /at most/],
    ])('are refused whole: %s', async (_, profiles, detail) => {
      const { backend } = await create();
      await expect(backend.publishProfiles(profiles, '', 0)).rejects.toMatchObject({
        code: 'invalid-input',
        detail: expect.stringMatching(detail),
      });
      expect(await backend.profiles()).toEqual(NEVER_PUBLISHED);
    });

    it('are refused where they are too large, or their note can not be kept', async () => {
      const { backend } = await create();
      const long = 'x'.repeat(200);
      const words = Array.from({ length: 200 }, (_, i) => `${i}${long}`.slice(0, 200));
      const outcomes = { ...profileOf('a').outcomes, idle: words, pending: words, failed: words };
      const large = [profileOf('a', { outcomes }), profileOf('b', { outcomes })];
      await expect(backend.publishProfiles(large, '', 0)).rejects.toMatchObject({
        code: 'bad-request',
        detail: expect.stringMatching(/bytes/),
      });
      const refused = { code: 'invalid-input', detail: expect.stringMatching(/note/) };
      await expect(backend.publishProfiles(ONE, 'no\0body', 0)).rejects.toMatchObject(refused);
      await expect(backend.publishProfiles(ONE, 'x'.repeat(301), 0)).rejects.toMatchObject(refused);
      expect(await backend.profiles()).toEqual(NEVER_PUBLISHED);
    });

    it('are told of on the live stream: at its start, and when some are published', async () => {
      const { backend, as } = await create();
      const ann = await as('member');
      await backend.publishProfiles(ONE, '', 0);
      const ending = new AbortController();
      const told: number[] = [];
      const stream = ann.backend.watch(0, ending.signal, undefined, (version) => told.push(version));
      const next = stream[Symbol.asyncIterator]().next();
      await expect.poll(() => told).toEqual([1]);
      await backend.publishProfiles(TWO, '', 1);
      await expect.poll(() => told).toEqual([1, 2]);
      ending.abort();
      expect((await next).done).toBe(true);
    });
  });
}
