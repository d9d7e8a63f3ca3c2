import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Told } from '../../notices/decide';

const KEY = 'notices';

const ToldSchema: v.GenericSchema<unknown, Told> = v.object({
  ledgerId: v.string(),
  threshold: v.number(),
  low: v.boolean(),
  none: v.boolean(),
  limit: v.nullable(v.string()),
  runs: v.array(v.string()),
});

/** What was told before; null where nothing is known of it. */
export async function readTold(): Promise<Told | null> {
  const stored = v.safeParse(ToldSchema, (await browser.storage.local.get(KEY))[KEY]);
  return stored.success ? stored.output : null;
}

export async function writeTold(told: Told): Promise<void> {
  await browser.storage.local.set({ [KEY]: told });
}
