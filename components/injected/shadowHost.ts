import { type ComponentChild, render } from 'preact';
import { declareLanguage } from '../../lib/i18n/language';
import { clearLeftBehind } from '../../lib/sequence/leftBehind';
import type { PageContext } from '../../lib/sequence/pageContext';

const RESET = ':host{all:initial!important}';
const KEYS = ['keydown', 'keyup', 'keypress'];

interface ShadowHostOptions {
  /** The host's tag name. */
  readonly name: string;
  readonly css: string;
  readonly draw: () => ComponentChild;
  /** Keeps what is typed in it from the page's own shortcuts. */
  readonly ownsKeys?: boolean;
}

/**
 * An element whose look is its own, whatever the page's styles are. In place of WXT's `createShadowRootUi`, which brings
 * ways to wait for an anchor and to load styles that aren't used here: a tenth of the content script.
 */
export class ShadowHost {
  readonly element: HTMLElement;
  readonly #container = document.createElement('div');
  readonly #draw: ShadowHostOptions['draw'];
  #wasThere = false;

  constructor(ctx: PageContext, { name, css, draw, ownsKeys = false }: ShadowHostOptions) {
    this.#draw = draw;
    this.element = document.createElement(name);
    const style = document.createElement('style');
    style.textContent = RESET + css;
    // The page around it may be in another language, and run the other way.
    declareLanguage(this.#container);
    this.element.attachShadow({ mode: 'open' }).append(style, this.#container);
    if (ownsKeys) {
      for (const key of KEYS) this.#container.addEventListener(key, (event) => event.stopPropagation());
    }
    ctx.onEnd(() => this.remove());
  }

  /** Puts it in the page, or back there when the page has thrown it out, and draws it anew. */
  mount(put: (element: HTMLElement) => void): void {
    render(null, this.#container);
    put(this.element);
    // Once only: another extension of ours in the page, one that is being developed, would put its own back and so on.
    if (!this.#wasThere) {
      clearLeftBehind(this.element.getRootNode() as ParentNode & Node, this.element.localName, this.element);
    }
    this.#wasThere = true;
    render(this.#draw(), this.#container);
  }

  /** Draws it anew where it is in the page: what it shows has changed. */
  redraw(): void {
    if (this.element.isConnected) render(this.#draw(), this.#container);
  }

  remove(): void {
    render(null, this.#container);
    this.element.remove();
  }
}
