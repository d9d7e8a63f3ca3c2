import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import subsetFont from 'subset-font';
import { LETTERS } from './translations.ts';

// Layout is measured in typefaces that the tests bring along: in those of a machine, it would hold on some alone.

const require = createRequire(import.meta.url);

/** The value of `font-family` that stands for each. A letter that the first hasn't is looked for in the next. */
export const TYPEFACES = {
  /** DejaVu Sans is as wide as Verdana. It has Cyrillic and Arabic letters, too. Japanese ones are as wide in any typeface. */
  wide: 'dejavu, japanese',
  /** Noto Sans is a tenth narrower. */
  narrow: 'noto, noto-more, noto-cyrillic, dejavu, japanese',
} as const;

/** What our copy says, and what else is written in Latin letters, with accents, and punctuation. */
const NEEDED = [
  ...LETTERS,
  ...between(0x20, 0x24f),
  ...between(0x1e00, 0x1eff),
  ...between(0x2000, 0x206f),
].join('');

function between(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, place) => String.fromCodePoint(first + place));
}

interface Face {
  readonly family: string;
  readonly weight: string;
  readonly base64: string;
}

/** Read once for all pages. */
const faces = Promise.all([
  read('dejavu', '400', require.resolve('@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff2')),
  read('dejavu', '700', require.resolve('@fontsource/dejavu-sans/files/dejavu-sans-latin-700-normal.woff2')),
  read('noto', '400', require.resolve('@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2')),
  read('noto', '700', require.resolve('@fontsource/noto-sans/files/noto-sans-latin-700-normal.woff2')),
  read(
    'noto-more',
    '400',
    require.resolve('@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff2'),
  ),
  read(
    'noto-more',
    '700',
    require.resolve('@fontsource/noto-sans/files/noto-sans-latin-ext-700-normal.woff2'),
  ),
  read(
    'noto-cyrillic',
    '400',
    require.resolve('@fontsource/noto-sans/files/noto-sans-cyrillic-400-normal.woff2'),
  ),
  read(
    'noto-cyrillic',
    '700',
    require.resolve('@fontsource/noto-sans/files/noto-sans-cyrillic-700-normal.woff2'),
  ),
  read(
    'japanese',
    '400',
    require.resolve('@fontsource/sawarabi-gothic/files/sawarabi-gothic-japanese-400-normal.woff2'),
  ),
]);

/** Only the letters that are needed: all of them would take each page half a second. */
async function read(family: string, weight: string, path: string): Promise<Face> {
  const needed = await subsetFont(await readFile(path), NEEDED, { targetFormat: 'sfnt' });
  return { family, weight, base64: needed.toString('base64') };
}

/** Sets a page, with what we have added to it by now, in a typeface that the tests bring along. */
export async function wear(page: Page, typeface: keyof typeof TYPEFACES): Promise<void> {
  if (await page.evaluate(() => !('worn' in globalThis))) await page.evaluate(bring, await faces);
  await page.evaluate(putOn, TYPEFACES[typeface]);
}

/** What the letters of a page are drawn with. `isCustomFont` where it was brought. */
export async function fontsUsed(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'body' });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  await session.detach();
  return fonts;
}

// What follows runs in the page, and may use nothing from here.

/** Made of bytes that are there already, a typeface is no business of the page's policy. */
async function bring(faces: readonly Face[]): Promise<void> {
  for (const { family, weight, base64 } of faces) {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    document.fonts.add(await new FontFace(family, bytes, { weight }).load());
  }
  const worn = new CSSStyleSheet();
  worn.replaceSync('*, ::before, ::after, ::file-selector-button { font-family: var(--worn) !important }');
  Object.assign(globalThis, { worn });
}

function putOn(families: string): void {
  const { worn } = globalThis as unknown as { worn: CSSStyleSheet };
  const within = [...document.querySelectorAll('*')].map(({ shadowRoot }) => shadowRoot ?? document);
  for (const { adoptedStyleSheets } of new Set([document, ...within])) {
    if (!adoptedStyleSheets.includes(worn)) adoptedStyleSheets.push(worn);
  }
  document.documentElement.style.setProperty('--worn', families);
}
