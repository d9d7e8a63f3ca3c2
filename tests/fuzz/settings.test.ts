import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect } from 'vitest';
import browser from 'webextension-polyfill';
import { SettingsSchema } from '../../lib/settings/schema';
import { readSettings, writeSettings } from '../../lib/settings/store';
import { against } from './kit/against';
import { fuzzed } from './kit/fuzzed';
import { validOf } from './kit/validOf';

describe('settings', () => {
  const inputs = fc.oneof(
    fc.record({ isRight: fc.constant(true), input: validOf<unknown>(SettingsSchema) }),
    fc.record({ isRight: fc.constant(false), input: against(SettingsSchema) }),
  );

  fuzzed(
    'settings',
    'are stored whole where they are right, and change nothing otherwise',
    inputs,
    async ({ isRight, input }) => {
      const before = JSON.stringify(await browser.storage.local.get(null));
      if (isRight) {
        const stored = await writeSettings(input);
        expect(stored).toEqual(v.parse(SettingsSchema, input));
        expect(await readSettings()).toEqual(stored);
        return;
      }
      await expect(writeSettings(input)).rejects.toMatchObject({
        code: 'invalid-input',
        detail: expect.stringMatching(/./),
      });
      expect(JSON.stringify(await browser.storage.local.get(null))).toBe(before);
    },
  );
});
