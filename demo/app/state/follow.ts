import { getStatus } from '../api';
import {
  createEditorStore,
  type EditorStore,
  loadContacts,
  loadSequence,
  takeStatus,
  wordsOf,
} from './editor';

/** How often the back end is asked what is new, in ms. */
const POLL_MS = 400;
/** How long to wait before asking again after something went wrong, in ms. */
const RETRY_MS = 2_000;

const editors = new Map<string, EditorStore>();

/** The editor of a sequence: the same one when the view is left and entered again. */
export function editorOf(sequenceId: string): EditorStore {
  const editor = editors.get(sequenceId) ?? createEditorStore();
  editors.set(sequenceId, editor);
  return editor;
}

/** Keeps an editor like the back end until the signal ends it. */
export async function follow(store: EditorStore, sequenceId: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await catchUp(store, sequenceId);
      if (store.getState().connection !== '') store.setState({ connection: '' });
      await delay(POLL_MS, signal);
    } catch (error) {
      store.setState({ connection: wordsOf(error) });
      await delay(RETRY_MS, signal);
    }
  }
}

async function catchUp(store: EditorStore, sequenceId: string): Promise<void> {
  const { sequence, version } = store.getState();
  if (!sequence) await loadSequence(store, sequenceId);
  const status = await getStatus(sequenceId, version);
  // A back end that knows less than it did has been started anew.
  if (status.version < version) location.reload();
  takeStatus(store, status);
  const { loaded, contacts } = store.getState();
  if (!loaded || contacts.length < status.contacts) await loadContacts(store, sequenceId);
}

function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
