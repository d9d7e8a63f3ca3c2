/** What stands between two pieces of text, from what holds them together most to what holds them apart. */
export interface Joints {
  /** Inside a word: a part of it is marked. */
  readonly marked: string;
  /** Two elements beside one another. */
  readonly beside: string;
  /** A new line. */
  readonly line: string;
  /** A control, which speaks for itself. */
  readonly control: string;
}

/** Of values that are compared: a search's marks in a name leave it as it is. */
const OF_VALUES: Joints = { marked: '', beside: ' ', line: ' ', control: ' ' };
/** Of sentences: no number goes on beyond an element, and none is read with a button's words. */
const OF_SENTENCES: Joints = { marked: '\v', beside: '\v', line: '\n', control: '|' };

const NO_TEXT = /^(?:script|style|template|noscript|title|desc|metadata|wbr)$/;
const CONTROL = 'button,input,select,textarea,[role=button]';

type Kind = 'hidden' | keyof Joints;
type KindOf = (element: Element) => Kind;

/**
 * What a person sees of an element's text, with single spaces. That the element itself may be hidden is its profile's
 * business.
 */
export function shownText(element: Element): string {
  return tidy(textOf(element, OF_VALUES, kindByLook));
}

/** A sentence with its ends: `\v` within a line, `\n` between lines, `|` beside controls. Empty while it isn't shown. */
export function shownSentence(element: Element): string {
  return isShown(element) ? textOf(element, OF_SENTENCES, kindOf) : '';
}

const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

function textOf(element: Element, joints: Joints, kindOf: KindOf): string {
  if (element.firstElementChild === null) return (element.textContent ?? '').replaceAll(/\s+/g, ' ');
  const order = ['marked', 'beside', 'line', 'control'] as const;
  let text = '';
  let apart = -1;
  let hasEnded = false;
  const part = (kind: (typeof order)[number]) => {
    apart = Math.max(apart, order.indexOf(kind));
  };
  const visit = (parent: Element) => {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) {
        const said = (node.nodeValue ?? '').replaceAll(/\s+/g, ' ');
        if (said === '') continue;
        const joint = order[apart];
        text += (text === '' || joint === undefined ? '' : joints[joint]) + said;
        apart = -1;
        hasEnded = false;
      } else if (node.nodeType === Node.ELEMENT_NODE) enter(node as Element);
    }
  };
  const enter = (child: Element) => {
    const kind = kindOf(child);
    if (kind === 'hidden') return;
    part(hasEnded && kind === 'marked' ? 'beside' : kind);
    const before = text.length;
    visit(child);
    part(kind);
    hasEnded ||= text.length > before;
  };
  visit(element);
  return text;
}

let looks: Map<string, Kind> | null = null;

/** Ten thousand rows look the same: elements of one kind are looked at once, for as long as the page stands still. */
function kindByLook(element: Element): Kind {
  if (looks === null) {
    looks = new Map();
    queueMicrotask(() => {
      looks = null;
    });
  }
  const { localName } = element;
  const names = ['class', 'style', 'hidden', 'role'].map((name) => element.getAttribute(name));
  const look = JSON.stringify([localName, ...names]);
  const known = looks.get(look) ?? kindOf(element);
  looks.set(look, known);
  return known;
}

function kindOf(element: Element): Kind {
  const { localName } = element;
  if (localName === 'br') return 'line';
  if (NO_TEXT.test(localName)) return 'hidden';
  // A note's number.
  if (localName === 'sup' && /^\p{Nd}+$/u.test(element.textContent ?? '')) return 'hidden';
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  if (style === undefined) return 'marked';
  if (!isShown(element, style) || isForScreenReaders(element, style)) return 'hidden';
  if (element.matches(CONTROL)) return 'control';
  return /^(?:inline|contents|$)/.test(style.display) ? 'marked' : 'line';
}

function isShown(
  element: Element,
  style = element.ownerDocument.defaultView?.getComputedStyle(element),
): boolean {
  if (style?.display === 'none' || /^(?:hidden|collapse)$/.test(style?.visibility ?? '')) return false;
  return element.checkVisibility?.() ?? element.closest('[hidden]') === null;
}

/** The ways in which pages hide text from sight alone, and text that hasn't appeared yet. */
function isForScreenReaders(element: Element, style: CSSStyleDeclaration): boolean {
  const numbersOf = (text: string) => (text.match(/-?[\d.]+/g) ?? []).map(Number);
  const { clip, clipPath, overflow, width, height, position, opacity, transform } = style;
  if (overflow !== 'visible' && (Number.parseFloat(width) <= 1 || Number.parseFloat(height) <= 1))
    return true;
  if (/^inset\((?:[5-9]\d|100)(?:\.\d+)?%/.test(clipPath) || /^circle\(0/.test(clipPath)) return true;
  if (opacity === '0') return (element.getAnimations?.().length ?? 0) === 0;
  const [scale = 1, , , , x = 0, y = 0] = numbersOf(transform);
  const indent = Number.parseFloat(style.textIndent);
  if (scale === 0 || Math.min(x, y, indent || 0) < FAR_PX) return true;
  if (position !== 'absolute' && position !== 'fixed') return false;
  const [top = 0, right = 99, bottom = 99, left = 0] = numbersOf(clip);
  const { left: fromLeft, right: fromRight, top: fromTop } = style;
  return (
    Math.min(right - left, bottom - top) <= 1 ||
    [fromLeft, fromRight, fromTop].some((place) => Number.parseFloat(place) < FAR_PX)
  );
}

/** Farther out than a page slides anything in. */
const FAR_PX = -900;
