import * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PageProfile } from '../profile/profile';
import type { Browsing } from './browsing';
import type { Part } from './parts';
import type { Candidate, FromPage, PageReport, ToPage } from './protocol';
import { FromPageSchema } from './schema';

/** A place of the profile, by its part and its position in a list of them. */
export interface Place {
  readonly part: Part;
  readonly index: number;
}

export interface LinkState {
  /** `refused`: the browser doesn't let the extension into that page. `gone`: the page was closed or is loading again. */
  readonly status: 'none' | 'connecting' | 'open' | 'refused' | 'gone';
  readonly tabId: number | null;
  readonly report: PageReport | null;
  /** What the person points at just now. */
  readonly pointing: Place | null;
  /** What could be said of what was pointed at; stays until it is chosen or dismissed. */
  readonly picked: (Place & { readonly candidates: readonly Candidate[] }) | null;
}

/** The workshop's line to the page that it looks at. */
export interface Link {
  readonly store: StoreApi<LinkState>;
  /** Looks at another page from now on, or at the same one again. Never rejects. */
  open(tabId: number): Promise<void>;
  /** Has the page read with a profile, now and on each change. */
  read(profile: PageProfile, others: readonly PageProfile[]): void;
  /** Nobody looks: no reports until the next `read`. */
  rest(): void;
  /** Lets the person point at a part; shows the page meanwhile. Never rejects. */
  pick(place: Place, prompt: string): Promise<void>;
  /** Shows where a part is. Never rejects. */
  show(place: Place, prompt: string): Promise<void>;
  dismiss(): void;
  /** The person has come back without pointing: the page is theirs again. */
  stop(): void;
  close(): void;
}

const NOTHING = { report: null, pointing: null, picked: null };

export function createLink(browsing: Browsing): Link {
  const store = createStore<LinkState>(() => ({ status: 'none', tabId: null, ...NOTHING }));
  let port: Runtime.Port | null = null;
  let reading: Extract<ToPage, { type: 'read' }> | null = null;

  const send = (message: ToPage): void => port?.postMessage(message);
  const close = (): void => {
    port?.disconnect();
    port = null;
  };

  const take = (message: FromPage, from: Runtime.Port): void => {
    if (from !== port) return;
    const { pointing } = store.getState();
    if (message.type === 'report') {
      store.setState({ report: message.report });
      return;
    }
    const isAsked = message.type === 'picked' && pointing?.part === message.part;
    store.setState({
      pointing: null,
      ...(isAsked && { picked: { ...pointing, candidates: message.candidates } }),
    });
    void browsing.comeBack();
  };

  const lookAt = async (message: ToPage): Promise<void> => {
    const { tabId } = store.getState();
    send(message);
    // A tab that has just gone is told of by its port.
    if (tabId !== null) await browsing.show(tabId).catch(() => undefined);
  };

  return {
    store,
    async open(tabId) {
      close();
      store.setState({ status: 'connecting', tabId, ...NOTHING });
      const isWanted = () => store.getState().tabId === tabId && port === null;
      try {
        const opened = await browsing.connect(tabId);
        if (!isWanted()) {
          opened.disconnect();
          return;
        }
        port = opened;
        opened.onMessage.addListener((received) => {
          const parsed = v.safeParse(FromPageSchema, received);
          if (parsed.success) take(parsed.output, opened);
        });
        opened.onDisconnect.addListener(() => {
          if (port !== opened) return;
          port = null;
          store.setState({ status: 'gone', ...NOTHING });
        });
        store.setState({ status: 'open' });
        if (reading !== null) send(reading);
      } catch {
        if (isWanted()) store.setState({ status: 'refused' });
      }
    },
    read(profile, others) {
      reading = { type: 'read', profile, others };
      send(reading);
    },
    rest: () => send({ type: 'rest' }),
    pick(place, prompt) {
      store.setState({ pointing: place, picked: null });
      return lookAt({ type: 'pick', part: place.part, prompt });
    },
    show: ({ part, index }, prompt) => lookAt({ type: 'show', part, index, prompt }),
    dismiss: () => store.setState({ picked: null }),
    stop() {
      store.setState({ pointing: null });
      send({ type: 'stop' });
    },
    close() {
      close();
      store.setState({ status: 'none', tabId: null, ...NOTHING });
    },
  };
}
