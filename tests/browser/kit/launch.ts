import { fileURLToPath } from 'node:url';

type LaunchOptions = NonNullable<
  Parameters<typeof import('playwright-core').chromium.launchPersistentContext>[1]
>;

const EXTENSION = fileURLToPath(new URL('../../../.output/chrome-mv3', import.meta.url));

/** Chromium without a window, with the built extension, and quiet towards the network. */
export function launchOptions(): LaunchOptions {
  return {
    headless: true,
    // Found by the global set-up.
    executablePath: process.env.CHROMIUM ?? '',
    viewport: { width: 1280, height: 800 },
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-extensions-except=${EXTENSION}`,
      `--load-extension=${EXTENSION}`,
    ],
  };
}
