import type { Page } from 'playwright-core';
import type { Figure } from './figure.ts';

const ROUNDS = 15;

/**
 * How soon after a press on "select all" of 10,000 contacts the counter says what they cost, against how soon the page
 * itself says how many are chosen: the extension must not add a stall of its own.
 */
export async function measureSelection(page: Page): Promise<Figure> {
  const rounds: { own: number; counter: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await page.evaluate(selectAll));
  const value = median(rounds.map(({ counter }) => counter));
  const baseline = median(rounds.map(({ own }) => own));
  return { name: '10,000 contacts chosen → priced', value, unit: 'ms', baseline, goal: 3 };
}

/** Runs in the page: presses, waits for both sentences, and empties the selection again. */
async function selectAll(): Promise<{ own: number; counter: number }> {
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
  return { own: own - start, counter: counter - start };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
