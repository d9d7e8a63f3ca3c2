import { type ComponentChild, render } from 'preact';
import { declareLanguage } from '../../lib/i18n/language';
import type { Guard } from '../../lib/sequence/guard/guard';
import { clearLeftBehind } from '../../lib/sequence/leftBehind';
import type { PageContext } from '../../lib/sequence/pageContext';

const RESET = ':host{all:initial!important}';

interface ShadowHostOptions {
  /** The host's tag name. */
  readonly name: string;
  readonly css: string;
  readonly draw: () => ComponentChild;
}

/**
 * An element whose look is its own, whatever the page's styles are, and of which the page hears nothing. In place of WXT's
 * `createShadowRootUi`, which brings ways to wait for an anchor and to load styles that aren't used here: a tenth of the
 * content script.
 */
export class ShadowHost {
  readonly element: HTMLElement;
  readonly #container = document.createElement('div');
  readonly #draw: ShadowHostOptions['draw'];
  readonly #changes = new MutationObserver(() => {
    this.#isForeign = true;
  });
  /** Somebody else has changed what it shows, as page translators do. */
  #isForeign = false;
  #wasThere = false;

  constructor(ctx: PageContext, guard: Pick<Guard, 'own'>, { name, css, draw }: ShadowHostOptions) {
    this.#draw = draw;
    this.element = document.createElement(name);
    const style = document.createElement('style');
    style.textContent = RESET + css;
    // The page around it may be in another language, and run the other way.
    declareLanguage(this.#container);
    this.#container.translate = false;
    this.element.attachShadow({ mode: 'open' }).append(style, this.#container);
    this.#changes.observe(this.#container, { childList: true, characterData: true, subtree: true });
    guard.own(this.element);
    ctx.onEnd(() => this.remove());
  }

  /** Puts it in the page, or back there when the page has thrown it out, and draws it anew. */
  mount(put: (element: HTMLElement) => void): void {
    this.#render(null);
    put(this.element);
    // Once only: another extension of ours in the page, one that is being developed, would put its own back and so on.
    if (!this.#wasThere) {
      clearLeftBehind(this.element.getRootNode() as ParentNode & Node, this.element.localName, this.element);
    }
    this.#wasThere = true;
    this.#render(this.#draw());
  }

  /** Draws it anew where it is in the page: what it shows has changed. */
  redraw(): void {
    if (!this.element.isConnected) return;
    if (this.#changes.takeRecords().length > 0 || this.#isForeign) this.#clear();
    this.#render(this.#draw());
  }

  remove(): void {
    this.#render(null);
    this.element.remove();
  }

  #render(what: ComponentChild): void {
    render(what, this.#container);
    this.#changes.takeRecords();
  }

  /** Preact knows only the nodes that it has made: with others among them it would change what nobody sees. */
  #clear(): void {
    this.#isForeign = false;
    render(null, this.#container);
    this.#container.replaceChildren();
  }
}
