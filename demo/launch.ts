import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openDemo } from './browser.ts';
import { takeTour } from './tour/tour.ts';

/** What the demo leaves on disk, out of the way of builds and of git. */
const FOLDER = fileURLToPath(new URL('../.demo', import.meta.url));

const say = (line: string) => process.stdout.write(`${line}\n`);

const hasDisplay =
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

await mkdir(FOLDER, { recursive: true });
if (hasDisplay && !process.argv.includes('--tour')) await showBrowser();
else await takeTour({ folder: `${FOLDER}/pictures`, say });

/** A browser to try things in, until it is closed. Its profile is kept: credits are still there the next time. */
async function showBrowser(): Promise<void> {
  const { context, openSequence, openExtensionPage, close } = await openDemo({
    profile: `${FOLDER}/profile`,
    headless: false,
  });
  const [blank] = context.pages();
  await openExtensionPage('options.html');
  await openSequence('101');
  await blank?.close();
  say('A browser is open with a practice sequence editor and the extension.');
  say('1. No credits yet? In the Settings tab, under Demo credits, add some.');
  say('2. In the sequence tab, choose contacts and watch the counter at the top right.');
  say('3. Press "Personalize with Jason AI".');
  say('Close the browser to stop.');
  await new Promise<void>((resolve) => {
    context.once('close', () => resolve());
  });
  await close();
}
