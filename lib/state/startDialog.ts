import { createStore } from 'zustand/vanilla';
import type { StartDialog } from '../sequence/start/ports';
import type { Progress, Question } from '../sequence/start/questions';

/** What the pop-up shows, and who waits for an answer. */
type Popup =
  | { readonly question: Question; readonly answer: (goesOn: boolean) => void }
  | { readonly progress: Progress; readonly cancel: () => void };

export interface PopupState {
  readonly popup: Popup | null;
}

export type PopupStore = ReturnType<typeof createPopupStore>;

export function createPopupStore() {
  return createStore<PopupState>(() => ({ popup: null }));
}

/** What is over sooner than this isn't worth a pop-up that comes and goes. */
const PATIENCE_MS = 300;

/** The pop-up as the start of a run speaks to it. */
export function createStartDialog(store: PopupStore): StartDialog {
  let late: ReturnType<typeof setTimeout> | undefined;
  let latest: Popup | null = null;

  const put = (popup: Popup | null) => {
    // Whoever asked before must not wait for ever.
    if (latest !== null && 'answer' in latest) latest.answer(false);
    clearTimeout(late);
    late = undefined;
    latest = popup;
    store.setState({ popup });
  };

  return {
    ask: (question) => new Promise((answer) => put({ question, answer })),
    show(progress, cancel) {
      latest = { progress, cancel };
      if (store.getState().popup !== null) put(latest);
      else late ??= setTimeout(() => put(latest), PATIENCE_MS);
    },
    close(question) {
      const shown = latest !== null && 'question' in latest ? latest.question : undefined;
      if (question === undefined || shown === question) put(null);
    },
  };
}
