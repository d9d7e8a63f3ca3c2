import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { parse } from '../protocol/parse';
import { SettingsSchema } from './schema';
import { DEFAULT_SETTINGS, type Settings } from './settings';

const KEY = 'settings';

/** The stored settings. What was stored and no longer fits (it can't, save by hand) counts as never set. */
export async function readSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(KEY);
  const result = v.safeParse(SettingsSchema, stored[KEY]);
  return result.success ? result.output : DEFAULT_SETTINGS;
}

/** Stores settings, whole or not at all. @throws ProblemError `invalid-input` with the part that isn't right */
export async function writeSettings(input: unknown): Promise<Settings> {
  const settings = parse(SettingsSchema, input, 'invalid-input');
  await browser.storage.local.set({ [KEY]: settings });
  return settings;
}

/** Back to the defaults. */
export async function clearSettings(): Promise<void> {
  await browser.storage.local.remove(KEY);
}
