import type { Browser, Page } from 'puppeteer-core';

/** What Puppeteer has and doesn't tell of: WebDriver BiDi as it is. */
interface Connection {
  send(method: string, params: object): Promise<{ readonly result: unknown }>;
}

type Evaluated =
  | { readonly type: 'success'; readonly result: { readonly value?: unknown } }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } };

/** What Firefox remarks when a page is closed that waits for an answer. */
const CLOSED = /^Promise (rejected|resolved) after context unloaded/;

/** What only Firefox's own code can do: it is asked in the window that has the tabs. */
export class BrowserItself {
  readonly #connection: Connection;
  readonly #window: string;
  readonly #id: string;
  readonly #host: string;

  private constructor(connection: Connection, window: string, id: string, host: string) {
    this.#connection = connection;
    this.#window = window;
    this.#id = id;
    this.#host = host;
  }

  /** @param id the extension's, as in its manifest @param host what its pages' addresses begin with */
  static async of(browser: Browser, id: string, host: string): Promise<BrowserItself> {
    const { connection } = browser as unknown as { readonly connection: Connection };
    const { result } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const [window] = (result as { readonly contexts: readonly { readonly context: string }[] }).contexts;
    if (window === undefined) throw new Error('Firefox has no window');
    return new BrowserItself(connection, window.context, id, host);
  }

  /** Goes to a page of the extension's, from which Puppeteer hears no events: it would wait for one. */
  async navigate(page: Page, url: string): Promise<void> {
    const { _id: context } = page.mainFrame() as unknown as { readonly _id: string };
    await this.#connection.send('browsingContext.navigate', { context, url, wait: 'complete' });
  }

  /** Ends the background script, as Firefox does when it has been idle. It has ended when this returns. */
  async endBackground(): Promise<void> {
    await this.#evaluate(`(async () => {
      const { extension } = WebExtensionPolicy.getByID('${this.#id}');
      await extension.terminateBackground({ ignoreDevToolsAttached: true });
    })()`);
  }

  /** Whether the background script runs at the moment. */
  async isBackgroundRunning(): Promise<boolean> {
    const state = await this.#evaluate(`WebExtensionPolicy.getByID('${this.#id}').extension.backgroundState`);
    return state === 'running';
  }

  /** The words of Firefox's question whether the extension may have what it asks for; empty where it asks nothing. */
  async question(): Promise<string> {
    return String(
      await this.#evaluate(
        `PopupNotifications.panel.state === 'open' ? PopupNotifications.panel.textContent : ''`,
      ),
    );
  }

  /** Answers that question, as a click on its button does. */
  async answer(button: 'button' | 'secondaryButton'): Promise<void> {
    await this.#evaluate(`void PopupNotifications.panel.firstElementChild.${button}.click()`);
  }

  /** Mistakes of the extension's scripts, and what its own policy has kept it from: what is new in Firefox's console. */
  async complaints(): Promise<readonly string[]> {
    const said = await this.#evaluate(`(() => {
      const errors = Services.console.getMessageArray().filter(
        (message) => message instanceof Ci.nsIScriptError && !(message.flags & Ci.nsIScriptError.warningFlag),
      );
      Services.console.reset();
      return JSON.stringify(errors.map(({ errorMessage, sourceName }) => errorMessage + ' ' + sourceName));
    })()`);
    const errors: readonly string[] = JSON.parse(String(said));
    return errors.filter((words) => words.includes(this.#host) && !CLOSED.test(words));
  }

  async #evaluate(expression: string): Promise<unknown> {
    const { result } = await this.#connection.send('script.evaluate', {
      expression,
      target: { context: this.#window },
      awaitPromise: true,
    });
    const evaluated = result as Evaluated;
    if (evaluated.type === 'exception') throw new Error(evaluated.exceptionDetails.text);
    return evaluated.result.value;
  }
}
