import type { Locator } from 'playwright-core';

/** How a person presses something: by a pointer, or by a key on what has the focus. */
export const WAYS = ['mouse', 'touch', 'Enter', 'Space'] as const;
export type Way = (typeof WAYS)[number];

/** More than a pop-up has to stop at. */
const MAX_STOPS = 10;

/** Presses a control of the page. */
export async function press(control: Locator, way: Way): Promise<void> {
  if (way === 'mouse') return control.click();
  if (way === 'touch') return tap(control);
  await control.focus();
  await control.page().keyboard.press(way);
}

/**
 * Presses a button of a pop-up, which has the focus already: with the keyboard alone, where that is how.
 *
 * @throws where the Tab key doesn't lead to it
 */
export async function pressWithin(button: Locator, way: Way): Promise<void> {
  if (way === 'mouse' || way === 'touch') return press(button, way);
  const { keyboard } = button.page();
  for (let stops = 0; stops < MAX_STOPS; stops++) {
    await keyboard.press('Tab');
    if (await button.evaluate(hasFocus)) return keyboard.press(way);
  }
  throw new Error('The Tab key doesn’t lead to the button');
}

function hasFocus(element: Element): boolean {
  return (element.getRootNode() as ShadowRoot).activeElement === element;
}

/** Touches it with one finger: a tap as Chromium makes it of that, with the mouse's events after it. */
async function tap(control: Locator): Promise<void> {
  await control.scrollIntoViewIfNeeded();
  const box = await control.boundingBox();
  if (box === null) throw new Error('What is to be touched isn’t shown');
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  const session = await control.page().context().newCDPSession(control.page());
  // Sent at once: a finger that stays for long, as with a slow machine, isn't a tap.
  await Promise.all([
    session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints }),
    session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }),
  ]);
  await session.detach();
}
