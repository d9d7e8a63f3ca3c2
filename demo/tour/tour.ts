import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openDemo, prepareProfile } from '../browser.ts';
import { hostOf, joinTeam } from '../join.ts';
import type { DemoOptions } from '../server/options.ts';
import { startDemoTeam } from '../team.ts';
import { type Take, walk } from './walk.ts';

export interface TourOptions {
  /** Where the pictures go. */
  readonly folder: string;
  readonly say: (line: string) => void;
}

/** Few contacts and quick work: the tour waits for all of them. Everyone without a profile fails, as in the real app. */
const DEMO: DemoOptions = { contacts: { '101': 24, '202': 10_000 }, contactMs: [700, 1_100], parallelism: 3 };

/** Goes through the product as a rep would, without a window, and takes a picture of each step in light and dark. */
export async function takeTour({ folder, say }: TourOptions): Promise<void> {
  say('Taking the tour, which lasts about a minute…');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    let count = 0;
    await walkThrough(colorScheme, async (page, name) => {
      count += 1;
      const file = `${String(count).padStart(2, '0')}-${name}-${colorScheme}.png`;
      await takePicture(page, join(folder, file));
      say(`  ${file}`);
    });
  }
  say(`The tour is done. Its pictures are in ${folder}`);
}

/** Goes through it once, in a browser and with a team's server of its own. */
export async function walkThrough(colorScheme: 'light' | 'dark', take: Take): Promise<void> {
  const temporary = await mkdtemp(join(tmpdir(), 'jason-ai-credits-'));
  const team = await startDemoTeam({ folder: join(temporary, 'server'), port: '0', planCredits: 0 });
  try {
    await team.invite('Sam', 'member');
    const link = await team.invite('Dana', 'owner');
    const profile = join(temporary, 'profile');
    await prepareProfile(profile, [hostOf(link)]);
    const browser = await openDemo({ profile, headless: true, colorScheme, demo: DEMO });
    await joinTeam(browser, link)
      .then(() => walk(browser, team, take))
      .finally(browser.close);
  } finally {
    await team.stop();
    await rm(temporary, { recursive: true, force: true });
  }
}

/**
 * Takes a picture of what the window shows; of the extension's own pages all that there is to scroll to, unless something is in
 * front of them.
 *
 * @param whole false for what the window shows of any page
 */
export async function takePicture(page: Page, path: string, whole = true): Promise<void> {
  await page.bringToFront();
  // Nothing under the pointer should look different from the rest.
  await page.mouse.move(0, 0);
  const isOwn = page.url().startsWith('chrome-extension:');
  const fullPage = whole && isOwn && (await page.locator('dialog[open]').count()) === 0;
  await page.screenshot({ path, fullPage, animations: 'disabled' });
}
