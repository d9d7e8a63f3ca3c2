import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pseudoLocalizeString } from 'pseudo-localization';
import { type DemoBrowser, openDemo } from '../../../demo/browser.ts';
import type { Copy } from '../../kit/locales.ts';

const EXTENSION = fileURLToPath(new URL('../../../.output/chrome-mv3', import.meta.url));

const READ_BY_PROGRAM = new Set(['language', 'direction']);

/** How much longer than in English words get in other languages. */
const LONGER = 1.35;
const FILLING = ' ẇǿřḓş ḿǿřḗ ȧƞḓ';

/** A browser whose extension speaks another language than English, as the browser does itself. */
export interface SpokenBrowser extends Pick<DemoBrowser, 'openExtensionPage' | 'openSequence'> {
  /** Puts credits into the pool, as the options page does. */
  grant(credits: number): Promise<void>;
  stop(): Promise<void>;
}

/** What an extension page has that Node hasn't. */
interface ExtensionGlobals {
  readonly chrome: { readonly runtime: { sendMessage(message: unknown): Promise<{ ok: boolean }> } };
}

/**
 * A browser with the extension in another language. It is an English one with that language's copy in the place of the
 * English one's: browsers with other languages in them can't be had everywhere.
 *
 * @param folder the language's, in `_locales`
 */
export async function browserIn(folder: string): Promise<SpokenBrowser> {
  return browserWith(await read(folder));
}

/**
 * A browser with the extension in an English like no translation: longer, and with an accent on each word. What is seen
 * without one isn't from the copy, and where it has room, other languages have.
 */
export async function browserWithAccents(): Promise<SpokenBrowser> {
  const said = Object.entries(await read('en')).map(([key, { message }]) => [
    key,
    { message: READ_BY_PROGRAM.has(key) ? message : accented(message) },
  ]);
  return browserWith(Object.fromEntries(said));
}

async function read(folder: string): Promise<Copy> {
  return JSON.parse(await readFile(join(EXTENSION, '_locales', folder, 'messages.json'), 'utf8'));
}

async function browserWith(copy: Copy): Promise<SpokenBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'jason-ai-credits-'));
  const extension = join(folder, 'extension');
  await cp(EXTENSION, extension, { recursive: true });
  await writeFile(join(extension, '_locales/en/messages.json'), JSON.stringify(copy));
  const browser = await openDemo({
    profile: join(folder, 'profile'),
    headless: true,
    demo: { contacts: 5, manual: true },
    extension,
  });
  return {
    openExtensionPage: browser.openExtensionPage,
    openSequence: browser.openSequence,
    async grant(credits) {
      const page = await browser.openExtensionPage('options.html');
      const request = { commandId: crypto.randomUUID(), source: 'purchase', credits };
      const { ok } = await page.evaluate((request) => {
        const { chrome } = globalThis as unknown as ExtensionGlobals;
        return chrome.runtime.sendMessage({ type: 'demo.grant', request });
      }, request);
      if (!ok) throw new Error('The credits were not taken');
      await page.close();
    },
    async stop() {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function accented(message: string): string {
  const said = pseudoLocalizeString(message);
  const missing = Math.ceil(message.length * LONGER) - said.length;
  // Before the full stop, so that a label's last word isn't filling alone.
  return said.replace(/[.:…?]?$/, (end) => FILLING.slice(0, Math.max(0, missing)).trimEnd() + end);
}
