import type { Page } from 'playwright-core';

/** In CSS px: what a window of 1280 is when it is enlarged to 400 %. */
const NARROW = 320;

/** What readers set who need letters, words and lines further apart (WCAG 1.4.12). */
const SPACED = `* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }`;

/** What sticks out of a narrow window, so that it would have to be scrolled sideways (WCAG 1.4.10). */
export async function overflowing(page: Page, part: string): Promise<string[]> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: NARROW, height: 600 });
  const found = await page.evaluate(sticksOut, part);
  if (size !== null) await page.setViewportSize(size);
  return found;
}

/** What is cut off when text is set further apart. */
export function clipped(page: Page, part: string): Promise<string[]> {
  return page.evaluate(cutsOff, [part, SPACED] as const);
}

// What follows runs in the page, and may use nothing from here.

function sticksOut(part: string): string[] {
  const all = [...document.querySelectorAll(part)].flatMap((one) => [
    ...(one.shadowRoot ?? one).querySelectorAll<HTMLElement>('*'),
  ]);
  /** A wide table may scroll in a place of its own. */
  const scrolls = (element: HTMLElement | null): boolean =>
    element !== null && (getComputedStyle(element).overflowX === 'auto' || scrolls(element.parentElement));
  const found = all
    .filter((element) => element.checkVisibility() && !scrolls(element.parentElement))
    .filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      // What is there for those who listen is a pixel wide.
      return width > 1 && (left < -1 || right > document.documentElement.clientWidth + 1);
    });
  // What is around it sticks out because of it.
  return found
    .filter((element) => !found.some((other) => other !== element && element.contains(other)))
    .map((element) => element.outerHTML.slice(0, 120));
}

function cutsOff([part, css]: readonly [string, string]): string[] {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const roots = [...document.querySelectorAll(part)].map((one) => one.shadowRoot ?? document);
  for (const root of roots) root.adoptedStyleSheets.push(sheet);
  const found = roots
    .flatMap((root) => [...root.querySelectorAll<HTMLElement>('*')])
    .filter((element) => element.checkVisibility() && element.clientWidth > 1)
    .filter((element) => /hidden|clip/.test(getComputedStyle(element).overflow))
    .filter(({ textContent, scrollWidth, clientWidth, scrollHeight, clientHeight }) => {
      const isCut = scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1;
      return textContent !== '' && isCut;
    })
    .map((element) => element.outerHTML.slice(0, 120));
  for (const root of roots) root.adoptedStyleSheets.pop();
  return found;
}
