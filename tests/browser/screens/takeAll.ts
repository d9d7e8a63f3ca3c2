import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { takePicture } from '../../../demo/tour/tour.ts';
import { Harness } from '../kit/harness.ts';
import { SCREENS } from './index.ts';
import { enter, MODES } from './modes.ts';

// Takes a picture of every screen in every state and mode, for somebody to look at: what is ugly, no test finds.

const [folder = ''] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);

await mkdir(folder, { recursive: true });
const browser = await Harness.start({ contacts: 5, manual: true });
try {
  const background = await browser.backgroundPage();
  for (const screen of SCREENS) {
    const page = await screen.open(browser);
    for (const mode of MODES) {
      await enter(page, screen, mode);
      await takePicture(page, join(folder, `${screen.name}-${mode.name}.png`));
    }
    say(`  ${screen.name}`);
    for (const open of browser.context.pages()) if (open !== background) await open.close();
  }
} finally {
  await browser.stop();
}
say(`The pictures are in ${folder}`);
