import { createStore } from 'zustand/vanilla';
import type { Category, Contact, Sequence, StatusAnswer } from '../../model';
import { getContacts, getSequence, postCancel, postPersonalize } from '../api';
import { queue, type States, takeChanges, unqueue } from './states';

export interface StepChoice {
  readonly included: boolean;
  readonly category: Category;
}

/**
 * The chosen contacts. Each change makes a new object around the same set: a page's worth of single clicks, for
 * thousands of contacts, would otherwise copy the set thousands of times.
 */
interface Selection {
  readonly ids: Set<string>;
}

export interface EditorState {
  readonly sequence: Sequence | null;
  readonly contacts: readonly Contact[];
  readonly loaded: boolean;
  /** By step id. */
  readonly choices: Readonly<Record<string, StepChoice>>;
  readonly selection: Selection;
  readonly page: number;
  readonly states: States;
  /** The back end's version that `states` stand at. */
  readonly version: number;
  /** What became of the last import, in words. */
  readonly news: readonly string[];
  /** What the last action met, in words; empty where it went well. */
  readonly problem: string;
  /** Why the back end can't be followed, in words; empty while it can. */
  readonly connection: string;
}

export type EditorStore = ReturnType<typeof createEditorStore>;

export const PAGE_SIZE = 50;
const CONTACTS_PER_REQUEST = 2_500;

/** A sequence editor that knows nothing yet; {@link loadSequence} and {@link loadContacts} fill it. */
export function createEditorStore() {
  return createStore<EditorState>(() => ({
    sequence: null,
    contacts: [],
    loaded: false,
    choices: {},
    selection: { ids: new Set() },
    page: 0,
    states: new Map(),
    version: 0,
    news: [],
    problem: '',
    connection: '',
  }));
}

/** @throws ApiError */
export async function loadSequence(store: EditorStore, id: string): Promise<void> {
  const sequence = await getSequence(id);
  const choices = sequence.steps.map(({ id, included, category }) => [id, { included, category }]);
  store.setState({ sequence, choices: Object.fromEntries(choices) });
}

/**
 * Loads the contacts that aren't here yet.
 *
 * @throws ApiError
 */
export async function loadContacts(store: EditorStore, id: string): Promise<void> {
  let { contacts } = store.getState();
  for (let total = Number.POSITIVE_INFINITY; contacts.length < total; ) {
    const page = await getContacts(id, contacts.length, CONTACTS_PER_REQUEST);
    total = page.total;
    contacts = contacts.concat(page.contacts);
  }
  store.setState((now) => ({
    contacts: contacts.length > now.contacts.length ? contacts : now.contacts,
    loaded: true,
  }));
}

/** Chooses contacts, or no longer, besides those that are chosen. */
export function choose(store: EditorStore, ids: Iterable<string>, chosen: boolean): void {
  const { ids: selected } = store.getState().selection;
  for (const id of ids) {
    if (chosen) selected.add(id);
    else selected.delete(id);
  }
  store.setState({ selection: { ids: selected } });
}

export function chooseAll(store: EditorStore): void {
  store.setState(({ contacts }) => ({ selection: { ids: new Set(contacts.map(({ id }) => id)) } }));
}

export function chooseNone(store: EditorStore): void {
  store.setState({ selection: { ids: new Set() } });
}

export function changeStep(store: EditorStore, stepId: string, choice: StepChoice): void {
  store.setState(({ choices }) => ({ choices: { ...choices, [stepId]: choice } }));
}

/** Has the chosen contacts personalized, in the list's order; they are shown as queued at once. */
export async function personalize(store: EditorStore): Promise<void> {
  const { sequence, contacts, selection, choices, states: before } = store.getState();
  if (!sequence) return;
  const contactIds = contacts.filter(({ id }) => selection.ids.has(id)).map(({ id }) => id);
  const steps = Object.entries(choices)
    .filter(([, { included }]) => included)
    .map(([stepId, { category }]) => ({ stepId, category }));

  const { states, queued } = queue(before, contactIds);
  store.setState({ states, problem: '' });
  try {
    const { skipped } = await postPersonalize(sequence.id, { contactIds, steps });
    const truth = new Map(skipped.map((state) => [state.id, state]));
    const mistaken = queued.filter(({ id }) => truth.has(id));
    store.setState(({ states }) => ({ states: unqueue(states, mistaken, truth) }));
  } catch (error) {
    store.setState(({ states }) => ({ states: unqueue(states, queued, before), problem: wordsOf(error) }));
  }
}

export async function cancelQueued(store: EditorStore): Promise<void> {
  const { sequence } = store.getState();
  if (!sequence) return;
  store.setState({ problem: '' });
  await postCancel(sequence.id).catch((error) => store.setState({ problem: wordsOf(error) }));
}

export function takeStatus(store: EditorStore, { version, changed }: StatusAnswer): void {
  store.setState(({ states }) => ({ version, states: takeChanges(states, changed) }));
}

export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
