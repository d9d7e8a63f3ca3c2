import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect } from 'vitest';
import browser from 'webextension-polyfill';
import { storedConnections } from '../../lib/cache/connection';
import { ConnectionDatabase } from '../../lib/cache/connectionDatabase';
import { storedMarker } from '../../lib/cache/marker';
import { createReplyApiStore, NO_ACCESS } from '../../lib/cache/replyApiStore';
import { SHIPPED_PROFILES } from '../../lib/profile/shipped';
import { Token } from '../../lib/protocol/joinLink';
import { ProblemError } from '../../lib/protocol/problem';
import { TurnStateSchema } from '../../lib/protocol/turn';
import { SettingsSchema } from '../../lib/settings/schema';
import { DEFAULT_SETTINGS } from '../../lib/settings/settings';
import { readSettings } from '../../lib/settings/store';
import { sessionDiagnoses } from '../../lib/worker/diagnoses';
import { readTold } from '../../lib/worker/notices/memory';
import { createOnScreen } from '../../lib/worker/notices/onScreen';
import { readKept } from '../../lib/workshop/keep';
import { newId } from '../contract/commands';
import { near, spoiled } from './kit/against';
import { fuzzed } from './kit/fuzzed';
import { hostile, hostileJson } from './kit/hostile';

const WORK = { profile: SHIPPED_PROFILES[0], openedId: 'a' };
const CONNECTION = {
  url: 'https://credits.example.com',
  token: `jac_acme_${'t'.repeat(43)}`,
  team: { id: 'acme', name: 'Acme' },
  member: { id: 'ann', name: 'Ann', role: 'member', limit: null },
};
const TOLD = { ledgerId: 'a', threshold: 20, low: true, none: false, limit: null, runs: ['run-1'] };
const maybe = (arbitrary: fc.Arbitrary<unknown>) => fc.oneof({ arbitrary, weight: 3 }, hostile);

const stored = fc.record({
  // The extension's storage keeps JSON, and IndexedDB anything.
  settings: fc.oneof(spoiled(fc.constant(DEFAULT_SETTINGS), 'json'), hostileJson),
  workshop: fc.oneof(spoiled(fc.constant(WORK), 'json'), hostileJson),
  ledgerId: hostileJson,
  diagnoses: hostileJson,
  notices: fc.oneof(spoiled(fc.constant(TOLD), 'json'), hostileJson),
  onScreen: fc.oneof(spoiled(fc.constant({ 7: '101' }), 'json'), hostileJson),
  connection: maybe(spoiled(fc.constant(CONNECTION))),
  access: maybe(spoiled(fc.constant({ key: 'k'.repeat(20), address: 'https://api.reply.io' }))),
  turns: maybe(near(TurnStateSchema)),
});

describe('what was stored', () => {
  const indexedDB = new IDBFactory();
  const db = new ConnectionDatabase({ indexedDB });
  const connections = storedConnections({ indexedDB });
  const replyApi = createReplyApiStore(newId, { indexedDB });
  const showing = createOnScreen({ list: async () => new Set([7]) });

  fuzzed(
    'stored-values',
    'and has become anything else counts as never stored, or is told',
    stored,
    async (values) => {
      const { settings, workshop, ledgerId, diagnoses, notices, onScreen, connection, access, turns } =
        values;
      await browser.storage.local.set({ settings, workshop, ledgerId, notices });
      await browser.storage.session.set({ diagnoses, onScreen });
      await db.connection.put({ key: 'connection', value: connection });
      await db.replyApi.put({ key: 'access', value: access });
      await db.replyApi.put({ key: 'turns', value: turns });

      expect(v.is(SettingsSchema, await readSettings())).toBe(true);
      const kept = await readKept();
      if (kept !== null) expect(kept.profile).toMatchObject({ contacts: {}, outcomes: {} });
      expect(['string', 'object']).toContain(typeof (await storedMarker.read()));
      expect(Array.isArray(await sessionDiagnoses.list())).toBe(true);
      const told = await readTold();
      if (told !== null) expect(told.runs.every((runId) => typeof runId === 'string')).toBe(true);
      expect([...(await showing.list())].every((shown) => typeof shown === 'string')).toBe(true);
      const read = await connections.read().catch((error: unknown) => error);
      // No other team's credits, and none of this browser's own, must stand in for what can't be read.
      if (read instanceof ProblemError) expect(read.code).toBe('storage-failed');
      else expect(v.is(Token, (read as typeof CONNECTION).token)).toBe(true);
      const { key, address } = await replyApi.access();
      expect([
        address === NO_ACCESS.address || URL.canParse(address),
        key === null || typeof key === 'string',
      ]).toEqual([true, true]);
      const { granted, used, budget } = await replyApi.takeTurn(
        { holderId: 'x', calls: 1 },
        Date.UTC(2026, 0, 10),
      );
      expect([0, 1]).toContain(granted);
      for (const count of [used, budget]) expect(Number.isSafeInteger(count) && count >= 0).toBe(true);
    },
  );
});
