import type { Category } from '../../lib/ledger/price';
import type { Language } from './languages';

export interface ShellOptions {
  readonly language: Language;
  /** What each email is written as to begin with. */
  readonly emails: readonly Category[];
  /** What its start control does; absent where the page brings a start control of its own, and puts it in `actions`. */
  readonly onStart?: () => void;
  readonly onClear: () => void;
}

/** What is around the list of contacts: the toolbar, the emails, and the bar that says how many are chosen. */
export class Shell {
  /** Where the page puts its list. */
  readonly list = document.createElement('div');
  /** What is at the right of the toolbar. */
  readonly actions = element('div', 'topbar-actions');
  readonly #count = document.createElement('span');
  readonly #language: Language;

  constructor({ language, emails, onStart, onClear }: ShellOptions) {
    this.#language = language;
    document.documentElement.lang = language.code;
    if (onStart) this.actions.append(button('start', language.start, onStart));
    const title = element('h1', '', 'Sequence 7');
    this.#count.className = 'count';
    this.list.className = 'list';
    document.body.append(
      element('header', 'topbar', title, this.actions),
      element('ol', 'emails', ...emails.map((category, place) => this.#email(category, place))),
      element('div', 'bulk', this.#count, button('clear', language.clear, onClear)),
      this.list,
    );
  }

  /** Says how many are chosen; nothing where nobody is. */
  say(count: number): void {
    this.#count.textContent = count === 0 ? '' : this.#language.selected(count);
  }

  /** Its options have values that mean nothing to others, as a database's keys: only their names say what they are. */
  #email(category: Category, place: number): HTMLElement {
    const select = document.createElement('select');
    select.className = 'email-kind';
    for (const [key, [code, name]] of Object.entries(this.#language.categories).entries()) {
      select.append(new Option(name, String(40 + key), code === category, code === category));
    }
    const email = element('li', 'email', select);
    email.id = `email-${place + 1}`;
    return email;
  }
}

function element(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

function button(className: string, name: string, onClick: () => void): HTMLElement {
  const made = element('button', className, name);
  made.addEventListener('click', onClick);
  return made;
}
