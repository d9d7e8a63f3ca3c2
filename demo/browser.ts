import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { rememberAllowedHosts } from './permission.ts';
import { createDemo, type Demo } from './server/demo.ts';
import type { DemoOptions } from './server/options.ts';
import { APP_ORIGIN, routeDemo } from './server/playwright.ts';

const EXTENSION = fileURLToPath(new URL('../.output/chrome-mv3', import.meta.url));

/** What an extension page has that Node hasn't. */
interface ExtensionGlobals {
  readonly chrome: { readonly storage: { readonly managed: { get(): Promise<unknown> } } };
}

export interface BrowserOptions {
  /** Folder of the browser's profile. */
  readonly profile: string;
  readonly headless: boolean;
  readonly colorScheme?: 'light' | 'dark' | undefined;
  /** Folder of the extension; the one that `npm run build` makes where absent. */
  readonly extension?: string | undefined;
  /** Folders of other extensions that the browser has, too. */
  readonly others?: readonly string[] | undefined;
}

export interface DemoBrowserOptions extends BrowserOptions {
  /** What is behind the app's origin: a demo that is running already, or how to start one. */
  readonly demo?: Demo | DemoOptions | undefined;
}

export type ExtensionPage =
  | 'workshop.html'
  | 'welcome.html'
  | `join.html?tab=${number}`
  | 'popup.html'
  | 'options.html'
  | `options.html#${string}`
  | 'billing.html'
  | 'usage.html'
  | `run.html?run=${string}`;

/** A Chromium with the built extension in it, which has come to rest. */
export interface StartedBrowser {
  readonly context: BrowserContext;
  /** It differs from one folder of the extension to the next. */
  readonly extensionId: string;
}

export interface DemoBrowser {
  readonly context: BrowserContext;
  readonly demo: Demo;
  openSequence(id: string): Promise<Page>;
  /** @param prepare what to do in the tab before the page is in it */
  openExtensionPage(path: ExtensionPage, prepare?: (tab: Page) => Promise<unknown>): Promise<Page>;
  close(): Promise<void>;
}

/**
 * Opens Chromium with the built extension in it and the stand-in sequence editor behind the real app's origin, so that
 * the extension runs there with the permissions that it really has.
 */
export async function openDemo(options: DemoBrowserOptions): Promise<DemoBrowser> {
  return showDemo(await startBrowser(options), options.demo);
}

/** Opens Chromium with the built extension in it, which takes seconds: most of them, it waits. */
export async function startBrowser(options: BrowserOptions): Promise<StartedBrowser> {
  const context = await launch(options);
  return { context, extensionId: await closeIntroduction(context) };
}

/** Puts the stand-in sequence editor behind the real app's origin. */
export async function showDemo(
  { context, extensionId }: StartedBrowser,
  given: DemoBrowserOptions['demo'],
): Promise<DemoBrowser> {
  const demo = isDemo(given) ? given : createDemo(given);
  await routeDemo(context, demo);
  const open = async (url: string, prepare?: (tab: Page) => Promise<unknown>) => {
    const page = await context.newPage();
    await prepare?.(page);
    await page.goto(url);
    return page;
  };
  return {
    context,
    demo,
    openSequence: (id) => open(`${APP_ORIGIN}/Dashboard/Material#/campaign/${id}/people`),
    openExtensionPage: (path, prepare) => open(`chrome-extension://${extensionId}/${path}`, prepare),
    async close() {
      demo.close();
      await context.close();
    },
  };
}

/**
 * Makes a profile in which the extension is there already, and has been allowed some hosts by its person.
 *
 * @param hosts match patterns such as `http://127.0.0.1/*`
 */
export async function prepareProfile(profile: string, hosts: readonly string[]): Promise<void> {
  const context = await launch({ profile, headless: true });
  if (context.serviceWorkers().length === 0) await context.waitForEvent('serviceworker');
  await context.close();
  await rememberAllowedHosts(profile, EXTENSION, hosts);
}

function isDemo(demo: Demo | DemoOptions | undefined): demo is Demo {
  return demo !== undefined && 'handle' in demo;
}

/** Opens Chromium with an extension in it; the one that `npm run build` makes where none is named. */
export function launch({
  profile,
  headless,
  colorScheme,
  extension = EXTENSION,
  others = [],
}: BrowserOptions): Promise<BrowserContext> {
  const { CHROMIUM } = process.env;
  if (!CHROMIUM)
    throw new Error('Set CHROMIUM to the path of a Chromium, or use `npm start`, which finds one.');
  const asRoot = process.getuid?.() === 0;
  const extensions = [extension, ...others].join(',');
  return chromium.launchPersistentContext(profile, {
    headless,
    executablePath: CHROMIUM,
    colorScheme: colorScheme ?? null,
    viewport: headless ? { width: 1280, height: 800 } : null,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...(headless ? ['--headless=new', '--disable-gpu'] : []),
      // Chromium's sandbox refuses to run as root, as in a container.
      ...(asRoot ? ['--no-sandbox'] : []),
      '--no-first-run',
      // Nothing here needs the network, and a browser that looks for updates only disturbs.
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-extensions-except=${extensions}`,
      `--load-extension=${extensions}`,
    ],
  });
}

/**
 * To Chromium, an extension of its command line is installed with each start: the introduction opens, and would get in front.
 *
 * @returns the extension's id, which the introduction's address says
 */
async function closeIntroduction(context: BrowserContext): Promise<string> {
  const opened = Promise.withResolvers<Page>();
  const look = (page: Page) =>
    page.waitForURL('**/welcome.html', { waitUntil: 'commit' }).then(
      () => opened.resolve(page),
      // It was another page, and is gone.
      () => {},
    );
  context.on('page', look);
  for (const page of context.pages()) void look(page);
  const introduction = await opened.promise;
  // Closed while it is being drawn, it leaves Chromium without any words for the next page of ours.
  await introduction.getByRole('heading').first().waitFor();
  // Chromium says what its policies are when a page in sight has come to rest: without one, minutes later.
  await introduction.bringToFront();
  await introduction.evaluate(() => (globalThis as unknown as ExtensionGlobals).chrome.storage.managed.get());
  await introduction.close();
  context.off('page', look);
  return new URL(introduction.url()).host;
}
