import { beforeEach, expect, it } from 'vitest';
import browser from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SHIPPED_PROFILES } from '../../../lib/profile/shipped';
import { DEFAULT_SETTINGS } from '../../../lib/settings/settings';
import { readSettings, writeSettings } from '../../../lib/settings/store';

beforeEach(() => fakeBrowser.reset());

const store = (settings: unknown) => browser.storage.local.set({ settings });

it('keeps what was written, profiles and all', async () => {
  const settings = {
    buyUrl: 'https://shop.example',
    lowCreditThreshold: 3,
    notices: { low: false, none: true, limit: false, run: true },
    profiles: SHIPPED_PROFILES,
    onlyShippedProfiles: true,
  };
  await writeSettings(settings);
  expect(await readSettings()).toEqual(settings);
});

it('takes what no longer fits for never set, and refuses to write it', async () => {
  const wrong = { ...DEFAULT_SETTINGS, profiles: [{ id: 'broken' }] };
  await store(wrong);
  expect(await readSettings()).toEqual(DEFAULT_SETTINGS);
  await expect(writeSettings(wrong)).rejects.toMatchObject({ code: 'invalid-input' });
  const twice = { ...DEFAULT_SETTINGS, profiles: [...SHIPPED_PROFILES, ...SHIPPED_PROFILES] };
  await expect(writeSettings(twice)).rejects.toMatchObject({
    code: 'invalid-input',
    detail: 'profiles: Two profiles have the same id',
  });
});
