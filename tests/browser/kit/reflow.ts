import type { Page } from 'playwright-core';
import { TRANSLATIONS, type Translation } from './translations.ts';
import { TYPEFACES } from './typefaces.ts';

/** In CSS px: what a window of 1280 is when it is enlarged to 400 %. */
const NARROW = 320;

/** What readers set who need letters, words and lines further apart (WCAG 1.4.12). */
const SPACED = `* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }`;

/** What is looked through, and how it is shown meanwhile. */
interface Looks {
  /** As a selector. */
  readonly part: string;
  readonly families: readonly string[];
  /** As JSON: taken apart by Playwright, thousands of words would take longer than to look through them. */
  readonly translations: string;
}

/**
 * What sticks out of a window, so that it would have to be scrolled sideways (WCAG 1.4.10), or out of the box that it is
 * set in: in every typeface and every language, in the window as it is and in a narrow one. It wears one of them.
 *
 * @param translations none where it isn't English that the page speaks
 */
export async function overflowing(
  page: Page,
  part: string,
  translations: readonly Translation[] = TRANSLATIONS,
): Promise<string[]> {
  const families = Object.values(TYPEFACES);
  const looks: Looks = { part, families, translations: JSON.stringify(translations) };
  const found = await page.evaluate(sticksOut, looks);
  const size = page.viewportSize();
  await page.setViewportSize({ width: NARROW, height: 600 });
  found.push(...(await page.evaluate(sticksOut, looks)));
  if (size !== null) await page.setViewportSize(size);
  return [...new Set(found)];
}

/** What is cut off when text is set further apart. */
export function clipped(page: Page, part: string): Promise<string[]> {
  return page.evaluate(cutsOff, [part, SPACED] as const);
}

// What follows runs in the page, and may use nothing from here.

function sticksOut({ part, families, translations }: Looks): string[] {
  const html = document.documentElement;
  const roots = [...document.querySelectorAll(part)].map((one) => one.shadowRoot ?? one);
  const texts: { node: Text; english: string; box: Element; range: Range }[] = [];
  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      if (node.data.trim() === '' || node.parentElement?.closest('style, script') !== null) continue;
      const range = document.createRange();
      range.selectNode(node);
      texts.push({ node, english: node.data, box: boxOf(node), range });
    }
  }
  const ENGLISH = { language: 'en', direction: 'ltr', pairs: [] } as const;
  const found = new Set<string>();
  const worn = html.style.getPropertyValue('--worn');
  const goBack = standNarrow();
  // English comes last, and stays.
  const others: Translation[] = JSON.parse(translations);
  for (const translation of others.length === 0 ? [null] : [...others, ENGLISH]) {
    if (translation !== null) translate(translation);
    for (const family of families) {
      html.style.setProperty('--worn', family);
      look(`${html.lang}, ${family}`);
    }
  }
  html.style.setProperty('--worn', worn);
  goBack();
  return [...found];

  /** Where the counter stands, and how wide that is, is the page's affair: it gets a narrow place meanwhile. */
  function standNarrow(): () => void {
    const counter = document.querySelector('jason-ai-credits');
    const { parentNode, nextSibling } = counter ?? {};
    if (part !== 'jason-ai-credits' || !counter || !parentNode) return () => {};
    const place = document.createElement('div');
    place.style.inlineSize = '12rem';
    document.body.prepend(place);
    place.append(counter);
    return () => {
      parentNode.insertBefore(counter, nextSibling ?? null);
      place.remove();
    };
  }

  function translate({ language, direction, pairs }: Translation): void {
    for (const element of [
      html,
      ...roots.flatMap((root) => [...root.querySelectorAll<HTMLElement>('[lang]')]),
    ]) {
      element.lang = language;
      element.dir = direction;
    }
    const whole = new Map(pairs);
    // Longer ones say more exactly what is meant.
    const withPlaces = pairs
      .filter(([said]) => said.includes('$'))
      .toSorted(([a], [b]) => b.length - a.length);
    for (const { node, english } of texts) node.data = inOther(english);

    function inOther(words: string): string {
      const known = whole.get(words);
      if (known !== undefined) return known;
      for (const [said, other] of withPlaces) {
        const filledIn = fillings(words, said);
        if (filledIn !== null)
          return other.replace(/\$[1-9]/g, (place) => inOther(filledIn.get(place) ?? ''));
      }
      return words;
    }
  }

  /** What stands for each of `$1` … in words that are a message's; null where they aren't. */
  function fillings(words: string, said: string): Map<string, string> | null {
    const [head = '', ...tails] = said.split(/\$[1-9]/);
    if (!words.startsWith(head) || !words.endsWith(tails.at(-1) ?? '')) return null;
    const escaped = [head, ...tails].map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const match = new RegExp(`^${escaped.join('(.+)')}$`).exec(words);
    return match && new Map((said.match(/\$[1-9]/g) ?? []).map((place, at) => [place, match[at + 1] ?? '']));
  }

  function look(looks: string): void {
    const tell = (element: Element) => found.add(`${looks}: ${element.outerHTML.slice(0, 160)}`);
    const faulty = new Set<Element>();
    const place = part === 'jason-ai-credits' ? document.querySelector(part)?.parentElement : null;
    const { left: from, right: to } = place?.getBoundingClientRect() ?? { left: 0, right: html.clientWidth };
    for (const root of roots) {
      for (const element of root.querySelectorAll('*')) {
        if (isBeside(element.getBoundingClientRect(), from, to) && isSeen(element)) faulty.add(element);
      }
    }
    for (const { box, range } of texts) {
      const { left, right } = box.getBoundingClientRect();
      if ([...range.getClientRects()].some((rect) => isBeside(rect, left, right)) && isSeen(box))
        faulty.add(box);
    }
    // What is around it sticks out because of it.
    for (const one of faulty)
      if (![...faulty].some((other) => other !== one && one.contains(other))) tell(one);
  }

  /** What is there for those who listen is a pixel wide. */
  function isBeside(rect: DOMRect, from: number, to: number): boolean {
    return rect.width > 1 && (rect.left < from - 1 || rect.right > to + 1);
  }

  /** The block that a text is set in. */
  function boxOf(node: Node): Element {
    const parent = node.parentElement ?? html;
    return getComputedStyle(parent).display === 'inline' ? boxOf(parent) : parent;
  }

  /** What scrolls in a place of its own may be wider than that, and what is cut off there doesn't stick out. */
  function isSeen(element: Element): boolean {
    if (!element.checkVisibility() || element.getBoundingClientRect().width <= 1) return false;
    for (let at = element.parentElement; at !== null && at !== html; at = at.parentElement)
      if (getComputedStyle(at).overflowX !== 'visible') return false;
    return true;
  }
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
