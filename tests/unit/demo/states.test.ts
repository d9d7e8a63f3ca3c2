import { describe, expect, it } from 'vitest';
import { chunksOf, countStates } from '../../../demo/app/state/run-log';
import { queue, type States, takeChanges, unqueue } from '../../../demo/app/state/states';
import type { ContactState } from '../../../demo/model.ts';

function state(id: string, more: Partial<ContactState> = {}): ContactState {
  return { id, status: 'queued', reason: '', attempt: 1, run: 1, place: 0, ...more };
}

function statesOf(...list: ContactState[]): States {
  return new Map(list.map((state) => [state.id, state]));
}

describe('changes from the back end', () => {
  it('leave what they repeat as it is', () => {
    const before = statesOf(state('a'), state('b', { place: 1 }));
    expect(takeChanges(before, [state('a')])).toBe(before);
    const after = takeChanges(before, [state('a'), state('b', { place: 1, status: 'personalized' })]);
    expect(after.get('a')).toBe(before.get('a'));
    expect(after.get('b')?.status).toBe('personalized');
  });

  it('about an earlier attempt come too late', () => {
    const before = statesOf(state('a', { attempt: 2, run: 2 }));
    expect(takeChanges(before, [state('a', { status: 'failed' })])).toBe(before);
  });
});

describe('queueing before the back end has answered', () => {
  const before = statesOf(
    state('done', { status: 'failed', reason: 'x' }),
    state('busy', { status: 'personalizing' }),
  );

  it('starts a new attempt of everyone who isn’t at work', () => {
    const { states, queued } = queue(before, ['new', 'busy', 'done']);
    expect(queued).toEqual([
      state('new', { run: 2, place: 0 }),
      state('done', { attempt: 2, run: 2, place: 1 }),
    ]);
    expect(states.get('busy')).toBe(before.get('busy'));
  });

  it('is taken back, except where the back end has spoken', () => {
    const { states, queued } = queue(before, ['new', 'other', 'done']);
    const spoken = takeChanges(states, [state('other', { status: 'personalizing', run: 2, place: 1 })]);
    const after = unqueue(spoken, queued, before);
    expect(after.has('new')).toBe(false);
    expect(after.get('done')).toBe(before.get('done'));
    expect(after.get('other')?.status).toBe('personalizing');
  });
});

describe('the run log', () => {
  it('has the newest run first and each run in its order', () => {
    const first = Array.from({ length: 250 }, (_, place) => state(`a${place}`, { place }));
    const second = [state('a7', { run: 2, attempt: 2 }), state('b', { run: 2, place: 1 })];
    const states = takeChanges(statesOf(...[...first].reverse()), second);

    const chunks = chunksOf(states);

    expect(chunks.map(({ key }) => key)).toEqual(['2-0', '1-0', '1-1', '1-2']);
    expect(chunks.flatMap(({ states }) => states.map(({ id }) => id))).toEqual([
      'a7',
      'b',
      ...first.map(({ id }) => id).filter((id) => id !== 'a7'),
    ]);
  });

  it('counts as done everyone that nothing more happens to', () => {
    const all = (['queued', 'personalizing', 'personalized', 'failed', 'cancelled'] as const).map((status) =>
      state(status, { status }),
    );
    expect(countStates(statesOf(...all))).toEqual({
      started: 5,
      done: 3,
      failed: 1,
      cancelled: 1,
      queued: 1,
    });
  });
});
