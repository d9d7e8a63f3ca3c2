import { expect } from 'vitest';
import type { Demo } from '../../../demo/server/demo.ts';
import type { Entry } from '../../../lib/ledger';
import { effectsOf } from '../kit/effects';
import type { Harness } from '../kit/harness';
import type { SequencePage } from '../kit/sequencePage';
import { storedRows } from '../kit/stored';

/** Opens a sequence with three contacts, all of them chosen. */
export async function openChosen(browser: Harness, id = '101'): Promise<SequencePage> {
  const sequence = await browser.openSequence(id);
  await sequence.selectPage();
  return sequence;
}

/**
 * After a crash, Chromium counts its tabs anew, and a tab that is closed then may have the number of one from before: what
 * that one had asked for is given back at once. The next tab has a number that no tab will have for a while.
 */
export async function skipTabNumbers({ context }: Harness): Promise<void> {
  for (let skipped = 0; skipped < 10; skipped++) await (await context.newPage()).close();
}

/** A tab that nobody looks at takes its time. */
export async function pressStart({ page, start }: SequencePage): Promise<void> {
  await page.bringToFront();
  await start.click();
}

export async function untilStarted(sequence: SequencePage): Promise<void> {
  await expect.poll(() => sequence.statuses()).toEqual(Array(3).fill('personalizing'));
}

/** Two succeed, one doesn't. */
export function finishAll(demo: Demo, [first = '', second = '', third = '']: readonly string[]): void {
  demo.finish(first, 'succeeded');
  demo.finish(second, 'failed', 'Missing profile data');
  demo.finish(third, 'succeeded');
}

/** What {@link finishAll} comes to, on top of what came before. */
export function finished([first = '', second = '', third = '']: readonly string[]) {
  return {
    [first]: ['held', 'deducted 2'],
    [second]: ['held', 'refunded 2'],
    [third]: ['held', 'deducted 2'],
  };
}

/** The same for each contact. */
export function each(contactIds: readonly string[], ...effects: string[]) {
  return Object.fromEntries(contactIds.map((id) => [id, effects]));
}

/** What became of each contact. Where the credits came from is left out. @throws InvariantError as `effectsOf` */
export function contactEffects(entries: readonly Entry[]) {
  const grants = new Set(entries.flatMap((entry) => (entry.kind === 'granted' ? [entry.grantId] : [])));
  return Object.fromEntries(Object.entries(effectsOf(entries)).filter(([id]) => !grants.has(id)));
}

/** The entries of a browser that keeps the credits itself. */
export async function ownEntries(browser: Harness): Promise<Entry[]> {
  return storedRows<Entry>(await browser.backgroundPage(), 'entries');
}
