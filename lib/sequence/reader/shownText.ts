/** How far a piece of text is from the one before it: in one word, in another element, on another line, in a control. */
type Gap = 0 | 1 | 2 | 3;
const [MARKED, LINE, CONTROL] = [0, 2, 3] as const;

/** Of values that are compared: a search's marks in a name leave it as it is. */
const OF_VALUES = ['', ' ', ' ', ' '];
/** Of sentences: no number goes on beyond an element, and none is read with a button's words. */
const OF_SENTENCES = ['\v', '\v', '\n', '|'];

const CONTROLS = 'button,select,textarea,[role=button]';
/** Farther out than a page slides anything in. */
const FAR_PX = -900;

/**
 * What a person sees of an element's text, with single spaces. That the element itself may be hidden is its profile's
 * business.
 */
export function shownText(element: Element): string {
  return textOf(element, OF_VALUES, gapByLook).replaceAll(/\s+/g, ' ').trim();
}

/** A sentence with its ends: `\v` within a line, `\n` between lines, `|` beside controls. Empty while it isn't shown. */
export function shownSentence(element: Element): string {
  const style = styleOf(element);
  // What is only its contents has no box to be seen by.
  const isInside = style?.display === 'contents' || element.checkVisibility?.() !== false;
  return isGone(style) || !isInside ? '' : textOf(element, OF_SENTENCES, gapOf);
}

/** @param gapOf what stands around an element's text; null where that isn't shown */
function textOf(
  element: Element,
  between: readonly string[],
  gapOf: (element: Element) => Gap | null,
): string {
  if (element.firstElementChild === null) return spaced(element.textContent);
  let text = '';
  let gap = -1;
  let follows = false;
  const leave = (next: number) => {
    gap = Math.max(gap, next);
  };
  const visit = ({ childNodes }: Element) => {
    for (const node of childNodes) {
      const said = node.nodeType === Node.TEXT_NODE ? spaced(node.nodeValue) : '';
      if (said !== '') {
        text += (text === '' ? '' : (between[gap] ?? '')) + said;
        gap = -1;
        follows = false;
      } else if (node.nodeType === Node.ELEMENT_NODE) enter(node as Element);
    }
  };
  const enter = (child: Element) => {
    const around = gapOf(child);
    if (around === null || isNote(child)) return;
    leave(Math.max(around, Number(follows)));
    const before = text;
    visit(child);
    leave(around);
    follows ||= text !== before;
  };
  visit(element);
  return text;
}

const spaced = (text: string | null) => (text ?? '').replaceAll(/\s+/g, ' ');

let looks: Map<string, Gap | null> | null = null;

/** Ten thousand rows look the same: elements of one kind are looked at once, for as long as the page stands still. */
function gapByLook(element: Element): Gap | null {
  if (looks === null) {
    looks = new Map();
    queueMicrotask(() => {
      looks = null;
    });
  }
  const look = ['class', 'style', 'hidden', 'role'].map((name) => element.getAttribute(name));
  const key = element.localName + JSON.stringify(look);
  const known = looks.get(key);
  if (known !== undefined) return known;
  const gap = gapOf(element);
  looks.set(key, gap);
  return gap;
}

function gapOf(element: Element): Gap | null {
  const { localName } = element;
  if (localName === 'br') return LINE;
  if (/^(?:title|desc|wbr)$/.test(localName)) return null;
  const style = styleOf(element);
  if (style === undefined) return MARKED;
  if (isGone(style) || isOutOfSight(element, style)) return null;
  if (element.matches(CONTROLS)) return CONTROL;
  return /^(?:inline|contents|$)/.test(style.display) ? MARKED : LINE;
}

/** Whether it is the number of a note. */
function isNote({ localName, textContent }: Element): boolean {
  return localName === 'sup' && /^\p{Nd}+$/u.test(textContent ?? '');
}

/** Undefined in a document that isn't shown. */
function styleOf(element: Element): CSSStyleDeclaration | undefined {
  return element.ownerDocument.defaultView?.getComputedStyle(element);
}

function isGone(style: CSSStyleDeclaration | undefined): boolean {
  return /none|hidden|collapse/.test(`${style?.display} ${style?.visibility}`);
}

/**
 * The ways in which pages leave text to screen readers alone, and text that has faded away. What has the browser lay the page
 * out is asked for only where it may matter.
 */
function isOutOfSight(element: Element, style: CSSStyleDeclaration): boolean {
  const { clip, overflow, position } = style;
  const [top = 0, right = 99, bottom = 99, left = 0] = numbersOf(clip);
  const [scale = 1, , , , ...moved] = numbersOf(style.transform);
  const isAway = (...places: string[]) => Math.min(0, ...places.flatMap(numbersOf), ...moved) < FAR_PX;
  return (
    Math.min(right - left, bottom - top) <= 1 ||
    /^inset\((?:[5-9]\d|100)|^circle\(0/.test(style.clipPath) ||
    scale === 0 ||
    (style.opacity === '0' && !element.getAnimations?.().length) ||
    isAway(style.textIndent) ||
    (position !== 'static' && isAway(style.left, style.top)) ||
    (overflow !== 'visible' && Math.min(99, ...[style.width, style.height].flatMap(numbersOf)) <= 1)
  );
}

function numbersOf(text: string): number[] {
  return (text.match(/-?[\d.]+/g) ?? []).map(Number);
}
