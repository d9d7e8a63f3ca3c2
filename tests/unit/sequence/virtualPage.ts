import type { PageProfile } from '../../../lib/profile/profile';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import type { PageMatch } from '../../../lib/sequence/match';

export interface VirtualOptions {
  readonly contacts: number;
  /** Heights in pixels. */
  readonly view?: number;
  readonly row?: (place: number) => number;
  /** What is above a row that isn't one, such as a heading. */
  readonly above?: (place: number) => number;
  /** What is below all of them. */
  readonly below?: number;
  /** A row that is drawn a pixel high at first. */
  readonly flat?: string;
  /** Rows that are drawn above and below those in view. */
  readonly overscan?: number;
  /** How long drawing takes after a scroll, in ms; 0 is within the scroll's own event. */
  readonly drawMs?: number;
  /** Rows that have left the view are taken away at once, however late others are drawn. */
  readonly drops?: boolean;
  /** How many contacts there are before others are loaded at the end, and as many each time. */
  readonly batch?: number;
  /** How long loading some takes. */
  readonly loadMs?: number;
  /** A row that is in the document wherever the list is scrolled to. */
  readonly kept?: string;
  /** Puts rows into the document in an order of its own. */
  readonly mixed?: boolean;
  readonly sentence?: boolean;
  /** The scroller begins anew with each change of the selection. */
  readonly redraws?: boolean;
}

/** A list that draws the rows near its view, in a document without a layout: it says where its rows would be. */
export class VirtualPage {
  readonly selection = new Set<string>();
  readonly started: string[][] = [];
  /** What the page says became of a contact. */
  readonly statuses = new Map<string, string>();
  /** How often the list was scrolled. */
  scrolls = 0;
  readonly #options: Required<VirtualOptions>;
  /** Where rows begin and end, in pixels from the list's beginning. */
  readonly #tops: number[] = [];
  readonly #bottoms: number[] = [];
  #loaded: number;
  #loading = false;
  #scrollTop = 0;
  #drawn: readonly number[] = [];
  #scroller = document.createElement('div');

  constructor(options: VirtualOptions) {
    this.#options = {
      view: 400,
      row: () => 40,
      above: () => 0,
      below: 0,
      flat: '',
      overscan: 2,
      drawMs: 0,
      drops: false,
      batch: options.contacts,
      loadMs: 30,
      kept: '',
      mixed: false,
      sentence: true,
      redraws: false,
      ...options,
    };
    this.#loaded = Math.min(this.#options.batch, options.contacts);
    for (let place = 0; place < options.contacts; place++) {
      this.#tops.push(this.#bottomOf(place - 1) + this.#options.above(place));
      this.#bottoms.push(this.#topOf(place) + this.#options.row(place));
    }
    document.body.innerHTML = `
      <main><div class="sequence-toolbar__actions"></div>
      <ol><li class="email-step" data-step-id="step-1"><input type="checkbox" class="email-step__include" checked>
        <select class="email-step__category"><option value="opener"></option></select></li></ol>
      <span class="people__selected"></span><button class="people__clear">Clear</button>
      <form class="trim"><input class="trim__field" inputmode="numeric"><button type="button" class="trim__apply">Keep</button></form>
      <button class="personalize">Go</button></main>`;
    this.#on('.people__clear', () => this.selection.clear());
    this.#on('.personalize', () => this.started.push([...this.selection]));
    this.#on('.trim__apply', () => this.trim(Number(this.#find<HTMLInputElement>('.trim__field').value)));
    this.#renew();
  }

  get ids(): string[] {
    return Array.from({ length: this.#options.contacts }, (_, place) => idOf(place));
  }

  get match(): PageMatch {
    const { sentence } = this.#options;
    const profile: PageProfile = {
      ...replySequenceEditor,
      contacts: {
        ...replySequenceEditor.contacts,
        row: '.list .person',
        order: { attribute: 'aria-rowindex' },
      },
      list: { kind: 'scrolled', scroller: '.list' },
      selected: sentence
        ? { by: 'sentence', sentence: { selector: '.people__selected', number: 'first', always: true } }
        : { by: 'rows' },
    };
    return { profile, sequenceId: '101' };
  }

  get scrollTop(): number {
    return this.#scrollTop;
  }

  choose(ids: Iterable<string>): void {
    for (const id of ids) this.selection.add(id);
    this.draw();
  }

  /** Keeps the first of those who are chosen, in the list's order. */
  trim(count: number): void {
    const kept = this.ids.filter((id) => this.selection.has(id)).slice(0, count);
    this.selection.clear();
    this.choose(kept);
  }

  scrollTo(top: number): void {
    const { drawMs } = this.#options;
    this.#scrollTop = Math.max(0, Math.min(top, this.#height - this.#options.view));
    this.scrolls++;
    requestAnimationFrame(() => {
      this.#scroller.dispatchEvent(new Event('scroll'));
      if (this.#options.drops) this.#draw(this.#drawn.filter((place) => this.#isInView(place)));
      if (drawMs === 0) this.draw();
      else setTimeout(() => this.draw(), drawMs);
      this.#loadMore();
    });
  }

  draw(): void {
    if (this.#isGone) return;
    const { overscan } = this.#options;
    const inView = Array.from({ length: this.#loaded }, (_, place) => place).filter((place) =>
      this.#isInView(place),
    );
    const from = Math.max(0, (inView[0] ?? 0) - overscan);
    const to = Math.min(this.#loaded - 1, (inView.at(-1) ?? -1) + overscan);
    this.#draw(Array.from({ length: to - from + 1 }, (_, nth) => from + nth));
    this.#say();
  }

  #draw(places: number[]): void {
    const { kept, mixed } = this.#options;
    const far = Number(kept.slice(1)) - 1;
    if (kept !== '' && !places.includes(far)) places.push(far);
    if (mixed) places.sort((a, b) => ((a * 7_919) % 101) - ((b * 7_919) % 101));
    this.#drawn = places;
    this.#scroller.replaceChildren(...places.map((place) => this.#rowOf(place)));
  }

  #say(): void {
    if (!this.#isGone) this.#find('.people__selected').textContent = `${this.selection.size} selected`;
  }

  #rowOf(place: number): Element {
    const id = idOf(place);
    const row = document.createElement('div');
    row.className = 'person';
    row.setAttribute('data-contact-id', id);
    row.setAttribute('aria-rowindex', String(place + 1));
    row.setAttribute('data-status', this.statuses.get(id) ?? 'idle');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.className = 'person__check';
    const name = document.createElement('span');
    name.className = 'person__name';
    name.textContent = id;
    row.append(box, name);
    let isFlat = id === this.#options.flat;
    row.getBoundingClientRect = () => {
      const top = 100 + this.#topOf(place) - this.#scrollTop;
      return new DOMRect(0, top, 300, isFlat ? 1 : this.#bottomOf(place) - this.#topOf(place));
    };
    if (isFlat) {
      setTimeout(() => {
        isFlat = false;
      }, 20);
    }
    box.checked = this.selection.has(id);
    box.addEventListener('change', () => {
      if (box.checked) this.selection.add(id);
      else this.selection.delete(id);
      if (this.#options.redraws) queueMicrotask(() => this.#renew());
      else this.#say();
    });
    return row;
  }

  /** Whether another page is in its place. */
  get #isGone(): boolean {
    return document.querySelector('.people__selected') === null;
  }

  #loadMore(): void {
    const { batch, contacts, loadMs, view } = this.#options;
    if (this.#loading || this.#loaded >= contacts || this.#scrollTop + view < this.#height - 1) return;
    this.#loading = true;
    setTimeout(() => {
      this.#loading = false;
      this.#loaded = Math.min(contacts, this.#loaded + batch);
      this.draw();
    }, loadMs);
  }

  /** Makes a scroller that begins at its top. */
  #renew(): void {
    if (this.#isGone) return;
    this.#scroller.remove();
    this.#scroller = document.createElement('div');
    this.#scroller.className = 'list';
    this.#scrollTop = 0;
    const { view } = this.#options;
    Object.defineProperties(this.#scroller, {
      clientHeight: { value: view },
      scrollHeight: { get: () => Math.max(view, this.#height) },
      scrollTop: { get: () => this.#scrollTop },
      scrollTo: { value: ({ top }: { top: number }) => this.scrollTo(top) },
      getBoundingClientRect: { value: () => new DOMRect(0, 100, 300, view) },
    });
    this.#find('main').append(this.#scroller);
    this.draw();
  }

  get #height(): number {
    return this.#bottomOf(this.#loaded - 1) + this.#options.below;
  }

  #isInView(place: number): boolean {
    const { view } = this.#options;
    return this.#bottomOf(place) > this.#scrollTop && this.#topOf(place) < this.#scrollTop + view;
  }

  #topOf(place: number): number {
    return this.#tops[place] ?? 0;
  }

  #bottomOf(place: number): number {
    return this.#bottoms[place] ?? 0;
  }

  #on(selector: string, act: () => void): void {
    this.#find(selector).addEventListener('click', () => {
      act();
      queueMicrotask(() => this.draw());
    });
  }

  #find<T extends Element = Element>(selector: string): T {
    const found = document.querySelector<T>(selector);
    if (found === null) throw new Error(`The page has no ${selector}`);
    return found;
  }
}

function idOf(place: number): string {
  return `c${place + 1}`;
}
