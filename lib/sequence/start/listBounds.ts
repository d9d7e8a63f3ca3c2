import { namesNoHarm } from '../../profile/permitted';
import type { PageProfile } from '../../profile/profile';
import { labelledBy } from '../reader/control';
import { closest, findAll } from '../reader/find';
import { hostOf } from '../reader/roots';
import { doesHarm, leadsAway, sendsOtherForm } from './harm';

/** How far above a list, and how many elements before or after what it is in, its controls may be. */
const MOST_LEVELS = 20;
const MOST_BETWEEN = 5;
/** How long ago a control may have opened the menu that another is in, in milliseconds. */
const OPENED_MS = 15_000;

const DIALOGS = 'dialog, [role=dialog], [role=alertdialog], [aria-modal=true]';
const MENUS = '[role=menu], [role=listbox], [popover]';
/** What has a subject of its own. */
const APART =
  'aside, main, [role=main], [role=complementary], [role=banner], [role=contentinfo], [role=search], [role=tabpanel]';
const MAYBE_APART = 'section, article, fieldset, [role=region], [role=form]';
const HEADINGS = 'h1, h2, h3, h4, h5, h6, [role=heading], legend';

/**
 * Says which of a page's controls belong to its list of contacts, whatever a profile calls them: those beside it, and those in
 * a menu that one of them has opened.
 */
export class ListBounds {
  /** The selector of the control that starts a run. */
  readonly start: string;
  readonly #document: Document;
  readonly #row: string;
  #list: Element | null = null;
  #pressed: { readonly control: Element; readonly atMs: number } | null = null;
  /** What was open before that. */
  #before: ReadonlySet<Element> = new Set();
  readonly #opened = new WeakSet<Element>();

  constructor(document: Document, { start, contacts }: Pick<PageProfile, 'start' | 'contacts'>) {
    this.#document = document;
    this.start = start;
    this.#row = contacts.row;
  }

  /** Whether a control is one of the list's, and nothing says that it does more than it should. */
  has(control: Element): boolean {
    const list = this.#find();
    if (list === null || leadsAway(control) || sendsOtherForm(control, list) || doesHarm(control))
      return false;
    if (closest(control, this.#row) !== null || this.#isAmongRows(control, list)) return false;
    const labelled = labelledBy(control);
    if (labelled !== null && labelled !== control && !this.has(labelled)) return false;
    const dialog = around(control).find((one) => one.matches(DIALOGS));
    if (dialog !== undefined && !around(list).includes(dialog)) return false;
    return isBeside(control, list) || this.#isInMenu(control);
  }

  /** Whether a row's checkbox may be pressed: by its names in the markup, for what it is called has a contact's name in it. */
  hasCheckbox(control: Element): boolean {
    const label = control.closest('label');
    const pressed = [control, ...(label === null ? [] : [label])];
    const labelled = labelledBy(control);
    if (labelled !== null && closest(labelled, this.#row) !== closest(control, this.#row)) return false;
    return (
      !leadsAway(control) &&
      pressed.every((one) => namesNoHarm(`${one.id} ${one.className} ${one.getAttribute('name')}`))
    );
  }

  /** Takes note of what is there before a control of the list is pressed: what comes then is what it has opened. */
  note(control: Element): void {
    const menu = this.#menuOf(control);
    if (menu !== undefined) this.#opened.add(menu);
    this.#pressed = { control, atMs: performance.now() };
    this.#before = new Set(this.#layers().filter(isShown));
  }

  /** Dialogs that are open; not ours, which is in a root of its own. */
  dialogs(): ReadonlySet<Element> {
    const open = this.#roots().flatMap((root) => [...root.querySelectorAll(DIALOGS)]);
    return new Set(
      open.filter((one) => isShown(one) && (one.localName !== 'dialog' || one.hasAttribute('open'))),
    );
  }

  /** What holds all rows. While there are none, what held them last. */
  #find(): Element | null {
    const rows = findAll(this.#document, this.#row);
    const [first, last] = [rows[0], rows.at(-1)];
    if (first !== undefined && last !== undefined) {
      const outer = new Set(around(last).slice(1));
      this.#list = around(first).find((one) => one !== first && outer.has(one)) ?? null;
    }
    return this.#list?.isConnected ? this.#list : null;
  }

  /** Whether a control is beside the rows' own cells, which a profile may call the rows. */
  #isAmongRows(control: Element, list: Element): boolean {
    const path = around(control);
    const branch = path[path.indexOf(list) - 1];
    return branch !== undefined && findAll(branch, this.#row).length > 0;
  }

  #isInMenu(control: Element): boolean {
    return this.#menuOf(control) !== undefined;
  }

  #menuOf(control: Element): Element | undefined {
    const pressed = this.#pressed;
    if (pressed === null || performance.now() - pressed.atMs > OPENED_MS) return undefined;
    const layers = new Set(this.#layers());
    const { id } = pressed.control;
    return around(control).find((one) => {
      if (this.#opened.has(one)) return true;
      if (!layers.has(one)) return false;
      const isNamed = id !== '' && one.getAttribute('aria-labelledby') === id;
      const isControlled = one.id !== '' && pressed.control.getAttribute('aria-controls') === one.id;
      return isNamed || isControlled || !this.#before.has(one);
    });
  }

  /** What may lie over the page: menus, and what hangs off the top of it. */
  #layers(): readonly Element[] {
    const tops = [...(this.#document.body?.children ?? [])];
    return this.#roots().flatMap((root) => [
      ...root.querySelectorAll(MENUS),
      ...(root === this.#document ? tops : root.children),
    ]);
  }

  /** The document, and all roots that the list is in. */
  #roots(): readonly (Document | ShadowRoot)[] {
    const list = this.#find();
    const roots = list === null ? [] : around(list).map((one) => one.getRootNode());
    return [...new Set([this.#document, ...roots])] as (Document | ShadowRoot)[];
  }
}

/** An element and all that it is in, out of shadow roots and frames, too. */
function around(element: Element): readonly Element[] {
  const all: Element[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement ?? hostOf(at)) all.push(at);
  return all;
}

/** Whether a control is so near a list that nothing else is between them. */
function isBeside(control: Element, list: Element): boolean {
  const ofList = around(list);
  const ofControl = around(control);
  const common = ofControl.findIndex((one) => ofList.includes(one));
  const shared = ofControl[common];
  if (shared === undefined || common === 0) return false;
  const level = ofList.indexOf(shared);
  if (level > MOST_LEVELS) return false;
  const isPage = shared.matches('body, html');
  const branch = ofControl.slice(0, common);
  const isApart = (one: Element) =>
    one.matches(APART) ||
    one.matches(MENUS) ||
    (isPage && one.matches('header, footer')) ||
    (one.matches(MAYBE_APART) && one.querySelector(HEADINGS) !== null);
  if (branch.some(isApart)) return false;
  const [mine, its] = [branch.at(-1), ofList[level - 1]];
  const siblings = [...shared.children].filter((one) => !one.matches('script, style, link, template'));
  const [from, to] = [mine, its].map((one) => (one === undefined ? -1 : siblings.indexOf(one)));
  // The list itself holds it, or one of them is in a root of its own.
  if (from === undefined || to === undefined || from < 0 || to < 0) return true;
  return Math.abs(from - to) <= MOST_BETWEEN;
}

function isShown(element: Element): boolean {
  return element.checkVisibility?.() ?? true;
}
