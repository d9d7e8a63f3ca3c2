import { english } from '../languages';
import type { Person, Vendor } from '../vendor';

/** With a number that only screen readers tell, and that of a note. */
const said = (count: number) =>
  `<span style="position:absolute;width:1px;height:1px;overflow:hidden">List 3:</span>${english.selected(count)}<sup>1</sup>`;

/** A list written by hand, as text that is set anew with each change: no element of it lives longer than one state. */
export class PlainList {
  readonly #vendor: Vendor;
  readonly #chosen = new Set<string>();
  readonly #changed: () => void;
  readonly #step: number;
  #drawn: number;

  /**
   * @param changed draws it again
   * @param step how many rows there are at first, and how many more a button brings
   */
  constructor(vendor: Vendor, changed: () => void, step = vendor.people.length) {
    this.#vendor = vendor;
    this.#changed = changed;
    this.#step = step;
    this.#drawn = step;
    vendor.subscribe(changed);
  }

  /** The email, who is chosen, and all contacts. */
  html(): string {
    const { people } = this.#vendor;
    const rows = people.slice(0, this.#drawn).map((person) => this.#row(person));
    const more = this.#drawn < people.length ? '<button class="more">Load more</button>' : '';
    return `${this.emails()}
      <p class="count">${this.#chosen.size === 0 ? '' : said(this.#chosen.size)}</p>
      <p><button class="all">Select all</button> <button class="none">Select none</button></p>
      <div class="rows">${rows.join('')}</div>${more}`;
  }

  emails(): string {
    return '<p class="email" id="email-1">Email 1: <span class="kind">Recruiter</span></p>';
  }

  start(): string {
    return '<button class="start">Write emails</button>';
  }

  /** What the start control does. */
  personalize(): void {
    this.#vendor.personalize(this.#vendor.people.map(({ id }) => id).filter((id) => this.#chosen.has(id)));
  }

  /** Takes what is pressed anywhere in a root. */
  listen(root: EventTarget): void {
    root.addEventListener('click', (event) => {
      const [target] = event.composedPath();
      // Each frame has its own classes.
      if (target && 'className' in target) this.#press(target as HTMLElement);
    });
  }

  #press(control: HTMLElement): void {
    const id = control.closest<HTMLElement>('.row')?.dataset.person;
    if (control.className === 'start') this.personalize();
    else if (control.className === 'all') for (const { id } of this.#vendor.people) this.#chosen.add(id);
    else if (control.className === 'more') this.#drawn += this.#step;
    else if (control.className === 'none') this.#chosen.clear();
    else if (control.className === 'pick' && id !== undefined) this.#toggle(id);
    else return;
    this.#changed();
  }

  #toggle(id: string): void {
    if (!this.#chosen.delete(id)) this.#chosen.add(id);
  }

  #row({ id, name, status, reason }: Person): string {
    const checked = this.#chosen.has(id) ? 'checked' : '';
    return `<div class="row" data-person="${id}">
      <input type="checkbox" class="pick" ${checked}> <b>${name}</b> <i>${english.statuses[status]}</i> <em>${reason}</em>
    </div>`;
  }
}
