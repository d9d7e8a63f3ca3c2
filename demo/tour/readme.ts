import { fileURLToPath } from 'node:url';
import { Harness } from '../../tests/browser/kit/harness.ts';
import { SCREENS } from '../../tests/browser/screens/index.ts';
import { enter, LIGHT } from '../../tests/browser/screens/modes.ts';
import { takePicture, walkThrough } from './tour.ts';

/** What the README shows of the tour, by its steps. */
const STEPS: Readonly<Record<string, string>> = {
  'over-selection': 'over-selection.png',
  'popup-running': 'popup.png',
  recalculated: 'billing.png',
  options: 'options.png',
};
/** What takes a team a month to come about. */
const STAGED = { screen: 'usage-team', file: 'usage.png' };

const say = (line: string) => process.stdout.write(`${line}\n`);
const pathOf = (file: string) => fileURLToPath(new URL(`../pictures/${file}`, import.meta.url));

say('Taking the README’s pictures, which lasts about half a minute…');
await walkThrough('light', async (page, step) => {
  const file = STEPS[step];
  if (file === undefined) return;
  await takePicture(page, pathOf(file), file === 'popup.png');
  say(`  ${file}`);
});
const screen = SCREENS.find(({ name }) => name === STAGED.screen);
if (screen === undefined) throw new Error(`There is no screen ${STAGED.screen}`);
const browser = await Harness.start({});
try {
  const page = await screen.open(browser);
  await enter(page, screen, LIGHT);
  await takePicture(page, pathOf(STAGED.file), false);
  say(`  ${STAGED.file}`);
} finally {
  await browser.stop();
}
