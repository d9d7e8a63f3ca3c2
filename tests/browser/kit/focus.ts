import type { Locator, Page } from 'playwright-core';

/** More than any of the screens has to stop at. */
const MAX_STOPS = 150;

/** One place at which the Tab key stops. */
interface Stop {
  readonly html: string;
  readonly fault: 'no ring' | 'obscured' | null;
}

/** At what the Tab key stops, from the top to the end, without its being shown there, or behind something else (WCAG 2.4.7, 2.4.11). */
export async function unseenFocus(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    getSelection()?.removeAllRanges();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    Object.assign(globalThis, { stops: new Set() });
  });
  const faults: string[] = [];
  for (let presses = 0; presses < MAX_STOPS; presses++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(lookAtStop);
    if (stop === null) return faults;
    if (stop.fault !== null) faults.push(`${stop.fault}: ${stop.html}`);
  }
  return [...faults, 'There is no end to it'];
}

/**
 * Goes to a control by the Tab key alone.
 *
 * @throws Error where it can't be come to
 */
export async function tabTo(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await control.waitFor();
  for (let presses = 0; presses < MAX_STOPS; presses++) {
    if (await hasFocus(control)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The Tab key doesn't come to ${control}`);
}

export function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate((element) => element.matches(':focus'));
}

/** Runs in the page. Null at the end, where the focus leaves the document or comes round. */
function lookAtStop(): Stop | null {
  const { stops } = globalThis as unknown as { stops: Set<Element> };
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (element === null || element === document.body || stops.has(element)) return null;
  stops.add(element);
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const { left, top, width, height } = element.getBoundingClientRect();
  const middle = [
    Math.min(Math.max(left + width / 2, 0), innerWidth - 1),
    Math.min(Math.max(top + height / 2, 0), innerHeight - 1),
  ] as const;
  const root = element.getRootNode() as Document | ShadowRoot;
  const onTop = root.elementFromPoint(...middle);
  const isSeen = onTop !== null && (element.contains(onTop) || onTop.contains(element));
  const html = element.outerHTML.slice(0, 120);
  if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) === 0) return { html, fault: 'no ring' };
  return { html, fault: isSeen ? null : 'obscured' };
}
