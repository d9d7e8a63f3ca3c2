import type { Page } from 'playwright-core';

/** Faults in how a part of a page says what it says. */
interface Faults {
  /** Texts that are cut off, or stick out of the window. */
  readonly cut: string[];
  /** Texts, seen or only heard, that have letters and no accent on any. */
  readonly plain: string[];
}

/**
 * Looks at all texts of a part of the page, into its shadow roots.
 *
 * @param part as a selector
 */
export function layoutFaults(page: Page, part: string): Promise<Faults> {
  return page.locator(part).evaluate((root) => {
    const cut: string[] = [];
    const plain: string[] = [];
    const SPOKEN = ['aria-label', 'title', 'placeholder', 'alt'];

    function look(element: Element): void {
      const words = [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent)
        .join(' ')
        .trim();
      if (words !== '' && isSeen(element) && (isClipped(element) || isBeside(element))) cut.push(words);
      const heard = SPOKEN.map((name) => element.getAttribute(name) ?? '');
      // A moment may be all in letters and digits: Nov 27.
      if (element.localName !== 'time') plain.push(...[words, ...heard].filter(isPlain));
      for (const child of [...element.children, ...(element.shadowRoot?.children ?? [])]) {
        if (child.localName !== 'style' && child.localName !== 'script') look(child);
      }
    }

    const isPlain = (words: string) => /[a-z]{3}/i.test(words) && !/[À-ɏḀ-ỿ]/.test(words);

    /** What is there for those who listen is a pixel wide. */
    function isSeen(element: Element): boolean {
      const { width, height } = element.getBoundingClientRect();
      return element.checkVisibility() && width > 1 && height > 1;
    }

    function isClipped(element: Element): boolean {
      const clips = getComputedStyle(element).overflowX !== 'visible';
      return clips && element.scrollWidth > element.clientWidth + 1;
    }

    function isBeside(element: Element): boolean {
      const { left, right } = element.getBoundingClientRect();
      return left < -1 || right > document.documentElement.clientWidth + 1;
    }

    look(root);
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth)
      cut.push('the page itself');
    return { cut, plain };
  });
}
