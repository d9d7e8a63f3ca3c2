import { declareLanguage } from '../../i18n/language';
import { hostOf } from '../../sequence/reader/roots';
import { elementAt, modalDialog } from './below';

/** More boxes than that would hide the page. */
const MOST_BOXES = 200;

const CSS_TEXT = `
:host { all: initial !important; }
.layer { position: fixed; inset: 0; z-index: 2147483647; box-sizing: border-box; inline-size: auto; block-size: auto; margin: 0;
  padding: 0; border: 0; overflow: hidden; background: none; color: inherit; pointer-events: auto; cursor: crosshair; outline: none;
  font: 14px/1.4 system-ui, sans-serif; }
.layer > * { pointer-events: none; }
.box { position: fixed; box-sizing: border-box; border: 2px solid #4f46e5; border-radius: 3px; background: rgb(79 70 229 / 16%); }
.bar { position: fixed; inset-block-start: 12px; inset-inline: 0; margin-inline: auto; inline-size: fit-content;
  max-inline-size: calc(100vw - 32px); box-sizing: border-box; padding: 10px 16px; border: 1px solid #868da0; border-radius: 10px;
  background: #171a26; color: #fff; box-shadow: 0 8px 28px rgb(0 0 0 / 35%); overflow-wrap: anywhere; }
.bar[data-low] { inset-block: auto 12px; }
@media (forced-colors: active) { .bar { border: 1px solid; } }
`;

/**
 * A layer over the page that says what to do and outlines elements. It takes the pointer and the keys, also over dialogs: what
 * is under it is looked for, and never pressed.
 */
export class Marker {
  readonly #host = document.createElement('jason-ai-credits-workshop');
  readonly #layer = document.createElement('div');
  readonly #bar = document.createElement('div');
  #marked: readonly Element[] = [];

  constructor(prompt: string) {
    const style = document.createElement('style');
    style.textContent = CSS_TEXT;
    this.#layer.className = 'layer';
    this.#layer.popover = 'manual';
    this.#layer.tabIndex = -1;
    this.#bar.className = 'bar';
    this.#bar.setAttribute('role', 'status');
    this.#bar.textContent = prompt;
    declareLanguage(this.#bar);
    this.#layer.append(this.#bar);
    this.#host.attachShadow({ mode: 'open' }).append(style, this.#layer);
    addEventListener('scroll', this.#draw, { capture: true, passive: true });
    addEventListener('resize', this.#draw, { passive: true });
  }

  mark(elements: readonly Element[]): void {
    this.#marked = elements.slice(0, MOST_BOXES);
    this.#draw();
  }

  /** Puts it over everything; again where the page has put something over it. */
  raise(): void {
    // Outside of a dialog that is modal, nothing can be pressed.
    (modalDialog() ?? document.documentElement).append(this.#host);
    this.#layer.showPopover?.();
    this.#layer.focus({ preventScroll: true });
  }

  /** Whether an event is on the layer; others have missed it. */
  has(event: Event): boolean {
    return event.composedPath().includes(this.#host);
  }

  /** The page's element under the layer at a point of the window. */
  under({ clientX, clientY }: MouseEvent): Element | null {
    this.#layer.style.pointerEvents = 'none';
    try {
      return elementAt(document, clientX, clientY, this.#host);
    } finally {
      this.#layer.style.pointerEvents = '';
    }
  }

  remove(): void {
    removeEventListener('scroll', this.#draw, { capture: true });
    removeEventListener('resize', this.#draw);
    this.#host.remove();
  }

  /** The bar must not lie over what is pointed at near the top. */
  avoid(y: number): void {
    this.#bar.toggleAttribute('data-low', y < 90);
  }

  readonly #draw = (): void => {
    const boxes = this.#marked.map((element) => {
      const { left, top, width, height } = boundsOf(element);
      const box = document.createElement('div');
      box.className = 'box';
      Object.assign(box.style, {
        left: `${left}px`,
        top: `${top}px`,
        width: `${width}px`,
        height: `${height}px`,
      });
      return box;
    });
    this.#layer.replaceChildren(...boxes, this.#bar);
  };
}

/** Where an element is in the window, also one in frames. */
function boundsOf(element: Element): { left: number; top: number; width: number; height: number } {
  let { left, top, width, height } = element.getBoundingClientRect();
  for (let host = hostOf(element); host !== null; host = hostOf(host)) {
    // A shadow root shares its host's window; a frame has its own, that begins inside the frame's border.
    if (host.shadowRoot !== null) continue;
    const frame = host.getBoundingClientRect();
    left += frame.left + host.clientLeft;
    top += frame.top + host.clientTop;
  }
  return { left, top, width, height };
}
