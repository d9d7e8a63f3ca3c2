import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { walkThrough } from '../tour/tour.ts';

/** What the stores want, in px, and what fits a page of ours. */
const SIZE = { width: 1280, height: 800 };
/** Steps of the tour, in the order in which a store shows them; Chrome's takes five. */
const STEPS = ['over-selection', 'cost-preview', 'running', 'popup-running', 'recalculated'];

/**
 * Takes the store's pictures: the tour's, as large as the stores want them.
 *
 * @param folder where they go
 */
export async function takeStorePictures(folder: string, say: (file: string) => void): Promise<void> {
  await walkThrough('light', async (page, name) => {
    const place = STEPS.indexOf(name);
    if (place === -1) return;
    const file = `${place + 1}-${name}.png`;
    await page.bringToFront();
    await page.mouse.move(0, 0);
    const path = join(folder, file);
    if (page.viewportSize()?.width === SIZE.width) await page.screenshot({ path, animations: 'disabled' });
    else await takeOnBackdrop(page, path);
    say(file);
  });
}

/** What is smaller than the stores want, as the popup, is shown in the middle of a plain backdrop. */
async function takeOnBackdrop(page: Page, path: string): Promise<void> {
  const shot = await page.screenshot({ animations: 'disabled' });
  const backdrop = await page.context().newPage();
  await backdrop.setViewportSize(SIZE);
  await backdrop.setContent(`<!doctype html>
    <style>
      body { margin: 0; block-size: 100vh; display: grid; place-items: center; background: #e8eafb; }
      img { block-size: 92vh; border-radius: 12px; box-shadow: 0 12px 40px rgb(23 26 38 / 25%); }
    </style>
    <img src="data:image/png;base64,${shot.toString('base64')}" alt="">`);
  await backdrop.screenshot({ path });
  await backdrop.close();
}
