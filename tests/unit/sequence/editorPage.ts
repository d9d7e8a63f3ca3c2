import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import type { Guard } from '../../../lib/sequence/guard/guard';
import type { PageMatch } from '../../../lib/sequence/match';
import { DocumentPage } from '../../../lib/sequence/start/documentPage';

const SEQUENCE_ID = '101';
export const MATCH: PageMatch = { profile: replySequenceEditor, sequenceId: SEQUENCE_ID };

interface Options {
  readonly contacts: number;
  readonly perPage?: number;
  /** Writes the sentence; the English one where absent. */
  readonly sentence?: (selected: number) => string;
  /** How long it takes to draw what was clicked, in ms; 0 is right after the event. */
  readonly drawMs?: number;
  /** How long the pager stays disabled once rows are drawn, in ms. */
  readonly busyMs?: number;
}

/** A small sequence editor with the shipped profile's markup: pages, and a selection that survives turning them. */
export class EditorPage {
  readonly selection = new Set<string>();
  readonly started: string[][] = [];
  readonly #results = new Map<string, { status: string; attempt: string }>();
  readonly #options: Required<Options>;
  /** How many contacts are shown at a time. */
  perPage: number;
  #page = 0;
  #busy: ReturnType<typeof setTimeout> | undefined;

  constructor(options: Options) {
    this.#options = {
      perPage: 50,
      drawMs: 0,
      busyMs: 0,
      sentence: (selected) => (selected === 0 ? 'No contacts selected' : `${selected} contacts selected`),
      ...options,
    };
    this.perPage = this.#options.perPage;
    document.body.innerHTML = `
      <main class="sequence"><header class="sequence-toolbar"><h1>Sequence</h1>
        <div class="sequence-toolbar__actions"></div></header>
      <ol class="email-steps">${step('step-1', 'opener', true)}${step('step-2', 'recruiter', false)}</ol>
      <div class="people__bar"><span class="people__selected"></span>
        <button class="people__clear">Clear</button><button class="personalize">Personalize</button></div>
      <table class="people__list"><tbody></tbody></table>
      <nav class="pager"><button class="pager__first">First</button><button class="pager__next">Next</button></nav>
      <section class="run-log"><ol class="run-log__list"></ol></section></main>`;
    this.#on('.people__clear', () => this.selection.clear());
    this.#on('.pager__first', () => {
      this.#page = 0;
    });
    this.#on('.pager__next', () => {
      this.#page++;
    });
    find('.personalize').addEventListener('click', () => this.started.push([...this.selection]));
    this.render();
  }

  /** The ids of all contacts, in the page's order. */
  get ids(): string[] {
    return Array.from({ length: this.#options.contacts }, (_, place) => `c${place + 1}`);
  }

  choose(ids: Iterable<string>): void {
    for (const id of ids) this.selection.add(id);
    this.render();
  }

  setStep(id: string, change: { included?: boolean; category?: string }): void {
    const item = find(`[data-step-id="${id}"]`);
    const checkbox = item.querySelector<HTMLInputElement>('input');
    const select = item.querySelector<HTMLSelectElement>('select');
    if (checkbox && change.included !== undefined) checkbox.checked = change.included;
    if (select && change.category !== undefined) {
      select.innerHTML = `<option value="${change.category}" selected>${change.category}</option>`;
    }
  }

  /** Says what became of a contact in its row, as far as that is shown, and in the run log. */
  report(id: string, status: string, attempt: string, reason = ''): void {
    this.#results.set(id, { status, attempt });
    const row = document.querySelector(`.person[data-contact-id="${id}"]`);
    row?.setAttribute('data-status', status);
    row?.setAttribute('data-attempt', attempt);
    const list = find('.run-log__list');
    const item = list.querySelector(`[data-contact-id="${id}"]`) ?? document.createElement('li');
    item.className = 'result';
    item.setAttribute('data-contact-id', id);
    item.setAttribute('data-status', status);
    item.setAttribute('data-attempt', attempt);
    item.innerHTML = `<span class="result__reason">${reason}</span>`;
    if (!item.isConnected) list.append(item);
  }

  render(): void {
    const { sentence } = this.#options;
    const { perPage } = this;
    const shown = this.ids.slice(this.#page * perPage, (this.#page + 1) * perPage);
    find('.people__selected').textContent = sentence(this.selection.size);
    const body = find('tbody');
    body.innerHTML = shown
      .map((id) => ({ id, ...(this.#results.get(id) ?? { status: 'idle', attempt: '0' }) }))
      .map(
        ({ id, status, attempt }) => `<tr class="person" data-contact-id="${id}" data-status="${status}"
          data-attempt="${attempt}"><td><input type="checkbox" class="person__check"
          ${this.selection.has(id) ? 'checked' : ''}></td><td class="person__name">Name of ${id}</td></tr>`,
      )
      .join('');
    for (const box of body.querySelectorAll<HTMLInputElement>('.person__check')) {
      box.addEventListener('change', () => {
        const id = box.closest('tr')?.getAttribute('data-contact-id') ?? '';
        if (box.checked) this.selection.add(id);
        else this.selection.delete(id);
        find('.people__selected').textContent = sentence(this.selection.size);
      });
    }
    const isLast = () => (this.#page + 1) * perPage >= this.#options.contacts;
    const [first, next] = ['.pager__first', '.pager__next'].map((one) => find<HTMLButtonElement>(one));
    const setPager = (isBusy: boolean) => {
      if (first) first.disabled = isBusy || this.#page === 0;
      if (next) next.disabled = isBusy || isLast();
    };
    const { busyMs } = this.#options;
    setPager(busyMs > 0);
    clearTimeout(this.#busy);
    if (busyMs > 0) this.#busy = setTimeout(setPager, busyMs, false);
  }

  #on(selector: string, act: () => void): void {
    find(selector).addEventListener('click', () => {
      act();
      // Like a page that draws after the event.
      if (this.#options.drawMs === 0) queueMicrotask(() => this.render());
      else setTimeout(() => this.render(), this.#options.drawMs);
    });
  }
}

function step(id: string, category: string, included: boolean): string {
  return `<li class="email-step" data-step-id="${id}"><input type="checkbox" class="email-step__include"
    ${included ? 'checked' : ''}><select class="email-step__category">
    <option value="${category}">Translated</option></select></li>`;
}

let last: DocumentPage | undefined;
const { signal: gone } = new AbortController();

/** No guard stands before this page. */
export const letBy: Guard['letBy'] = (_, press) => press();

/**
 * The page as the start of a run works through it; its first start control is the one that was pressed. The press before
 * it is over: it would go on watching the document.
 */
export function documentPage(match = MATCH, now: () => PageMatch | null = () => match): DocumentPage {
  last?.close();
  last = new DocumentPage({ document, match, now, pressed: find(match.profile.start), gone, letBy });
  return last;
}

export function find<T extends Element = Element>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (found === null) throw new Error(`The page has no ${selector}`);
  return found;
}
