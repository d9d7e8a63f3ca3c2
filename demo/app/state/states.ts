import type { ContactState } from '../../model';

export type States = ReadonlyMap<string, ContactState>;

/**
 * Takes in what the back end says has changed. What says nothing new is left as it is, so that it isn't drawn again,
 * and news of an earlier attempt are late: a newer one has been started here since.
 */
export function takeChanges(states: States, changed: readonly ContactState[]): States {
  const news = changed.filter((state) => {
    const known = states.get(state.id);
    return !known || (state.attempt >= known.attempt && !isSame(state, known));
  });
  return put(states, news);
}

/** Shows contacts as queued before the back end has answered; those being personalized already stay as they are. */
export function queue(states: States, ids: readonly string[]): { states: States; queued: ContactState[] } {
  let run = 1;
  for (const state of states.values()) run = Math.max(run, state.run + 1);
  const queued: ContactState[] = [];
  for (const id of ids) {
    const known = states.get(id);
    if (known?.status === 'queued' || known?.status === 'personalizing') continue;
    const attempt = (known?.attempt ?? 0) + 1;
    queued.push({ id, status: 'queued', reason: '', attempt, run, place: queued.length });
  }
  return { states: put(states, queued), queued };
}

/** Replaces what {@link queue} showed by what is true, except where the back end has spoken since. */
export function unqueue(states: States, queued: readonly ContactState[], truth: States): States {
  const next = new Map(states);
  for (const state of queued) {
    if (states.get(state.id) !== state) continue;
    const known = truth.get(state.id);
    if (known) next.set(state.id, known);
    else next.delete(state.id);
  }
  return next;
}

function put(states: States, news: readonly ContactState[]): States {
  if (news.length === 0) return states;
  const next = new Map(states);
  for (const state of news) next.set(state.id, state);
  return next;
}

function isSame(a: ContactState, b: ContactState): boolean {
  return (
    a.status === b.status &&
    a.reason === b.reason &&
    a.attempt === b.attempt &&
    a.run === b.run &&
    a.place === b.place
  );
}
