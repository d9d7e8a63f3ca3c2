import type { Page } from 'playwright-core';
import type { Rules } from '../kit/violations.ts';
import type { Screen } from './screen.ts';

/** How a person has it shown. */
export interface Mode {
  /** As a part of a file's name. */
  readonly name: string;
  readonly colorScheme: 'light' | 'dark';
  readonly forcedColors: 'none' | 'active';
  readonly dir: 'ltr' | 'rtl';
  /** By how much it is enlarged: as much less fits in the window. */
  readonly zoom: number;
  /** What can be wrong in it that isn't in the first one. */
  readonly rules: Rules;
}

const PLAIN = { colorScheme: 'light', forcedColors: 'none', dir: 'ltr', zoom: 1, rules: 'all' } as const;

export const LIGHT: Mode = { ...PLAIN, name: 'light' };

export const MODES: readonly Mode[] = [
  LIGHT,
  { ...PLAIN, name: 'dark', colorScheme: 'dark', rules: 'colours' },
  { ...PLAIN, name: 'forced-colours', colorScheme: 'dark', forcedColors: 'active', rules: 'colours' },
  { ...PLAIN, name: 'zoomed', zoom: 2, rules: 'places' },
  { ...PLAIN, name: 'right-to-left', dir: 'rtl', rules: 'places' },
];

/** The largest that browsers let a toolbar's popup become, in CSS px at no zoom. */
const POPUP_MAX = { width: 800, height: 600 };

/** Shows a screen that is open in this mode from now on. */
export async function enter(page: Page, { size }: Screen, mode: Mode): Promise<void> {
  const { colorScheme, forcedColors, dir, zoom } = mode;
  await page.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' });
  // A popup's window grows with what is in it, as far as browsers let it.
  const room = size.width < POPUP_MAX.width ? POPUP_MAX : size;
  const width = Math.min(size.width, Math.floor(room.width / zoom));
  await page.setViewportSize({ width, height: Math.floor(room.height / zoom) });
  await page.evaluate((dir) => document.documentElement.setAttribute('dir', dir), dir);
}
