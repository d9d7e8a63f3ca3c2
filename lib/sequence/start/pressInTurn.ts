import { enteredRoots } from '../reader/enteredRoots';
import { find, findAll, INTO, partsOf } from '../reader/find';
import type { ListBounds } from './listBounds';
import { mayPress, pressForRep, pressLikeMouse } from './pressing';
import { pointAt } from './pressStart';
import { until } from './until';

/** How long a list that is still loading may keep its control disabled. */
const DISABLED_MS = 10_000;
/** How long a control may take to be there, as in a menu that opens; and how long the menu may take to close. */
const COMING_MS = 3_000;
const CLOSING_MS = 500;

const MENUS = '[role=menu],[role=listbox]';

/**
 * Presses controls one after another for the rep: what opens a menu, and an entry of that, wherever in the page it is drawn.
 * A menu that was opened for that is open no more afterwards, whatever became of it.
 *
 * @param list says what may be pressed
 * @param isDone whether the page has made of it what it should
 * @throws the signal's reason
 */
export async function pressInTurn(
  document: Document,
  selectors: readonly string[],
  list: ListBounds,
  isDone: () => Promise<boolean>,
  signal: AbortSignal,
): Promise<boolean> {
  const [first = '', ...entries] = selectors;
  const roots = () => enteredRoots(document, selectors);
  const comes = (selector: string) => {
    const control = () => find(document, selector);
    const withinMs = control() === null ? COMING_MS : DISABLED_MS;
    return until(() => mayPress(control(), list), withinMs, signal, roots());
  };
  if (!(await comes(first))) return false;
  const opener = find(document, first);
  if (entries.length === 0) return pressForRep(opener, list) && isDone();
  const menu = createMenu(document, opener, selectors);
  let done = false;
  try {
    if (!pressLikeMouse(opener, list)) return false;
    for (const entry of entries) {
      if (!(await comes(entry)) || !pressLikeMouse(find(document, entry), list)) return false;
    }
    done = await isDone();
    return done;
  } finally {
    await menu.close(done);
  }
}

/** The menu that a control is about to open. */
function createMenu(document: Document, opener: Element | null, selectors: readonly string[]) {
  const menus = () => selectors.flatMap((selector) => findAll(document, inSameRoot(selector, MENUS)));
  const before = new Set(menus());
  const shown = () => menus().find((menu) => !before.has(menu)) ?? null;
  const isOpen = () => shown() !== null || opener?.getAttribute('aria-expanded') === 'true';
  const { signal } = new AbortController();
  const closes = (isClosed: () => boolean) =>
    until(isClosed, CLOSING_MS, signal, enteredRoots(document, selectors));

  return {
    /** @param isDone whether an entry has been chosen, by which most menus close */
    async close(isDone: boolean): Promise<void> {
      // One that doesn't say that it is a menu, or open, may be.
      const says = isDone || isOpen();
      const isClosed = () => says && !isOpen();
      if (isDone && (await closes(isClosed))) return;
      const key = {
        key: 'Escape',
        code: 'Escape',
        keyCode: 27,
        bubbles: true,
        cancelable: true,
        composed: true,
      };
      (shown() ?? opener)?.dispatchEvent(new KeyboardEvent('keydown', key));
      if (!(await closes(isClosed))) pointAt(document.body);
    },
  };
}

/** A selector of something else in the root that another selector looks into. */
function inSameRoot(selector: string, other: string): string {
  return [...partsOf(selector).slice(0, -1), other].join(INTO);
}
