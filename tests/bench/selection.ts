import { Harness } from '../browser/kit/harness.ts';
import type { Figure, Measured } from './figure.ts';
import { medians } from './kit/numbers.ts';
import type { Stage } from './kit/stage.ts';

const ROUNDS = 15;

/**
 * How soon after a press on "select all" of 10,000 contacts the counter says what they cost, against how soon the page
 * itself says how many are chosen: the extension must not add a stall of its own.
 */
export const selection: Figure = {
  name: '10,000 contacts chosen and priced, against chosen',
  unit: 'ms',
  goal: { atMost: 3 },
  measure,
};

async function measure(stage: Stage): Promise<Measured> {
  const browser = await Harness.start({ contacts: 10_000 });
  stage.atEnd(() => browser.stop());
  const { page } = await browser.openSequence();
  await page.locator('jason-ai-credits .amount').waitFor();
  await page.locator('.person').first().waitFor();
  const rounds: Measured[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await page.evaluate(selectAll));
  return medians(rounds);
}

/** Runs in the page: presses, waits for both sentences, and empties the selection again. */
async function selectAll(): Promise<Measured> {
  const element = (selector: string) => document.querySelector<HTMLElement>(selector);
  const sentence = () => element('.people__selected')?.textContent ?? '';
  const price = () => element('jason-ai-credits')?.shadowRoot?.querySelector('.sum')?.textContent ?? '';
  /** Calls back as soon as something in a tree is as it should be. */
  const when = (root: Node, holds: () => boolean) =>
    new Promise<number>((resolve) => {
      const check = () => {
        if (!holds()) return;
        observer.disconnect();
        resolve(performance.now());
      };
      const observer = new MutationObserver(check);
      observer.observe(root, { childList: true, characterData: true, subtree: true });
      check();
    });
  const counterRoot = element('jason-ai-credits')?.shadowRoot ?? document;
  const start = performance.now();
  element('.people__select-all')?.click();
  const [own, counter] = await Promise.all([
    when(document, () => sentence().startsWith('10,000')),
    when(counterRoot, () => price().startsWith('10,000')),
  ]);
  element('.people__clear')?.click();
  await when(counterRoot, () => price() === '');
  return { value: counter - start, baseline: own - start };
}
