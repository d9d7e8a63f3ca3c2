// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest';
import { guardStart } from '../../../entrypoints/sequence.content/start';
import type { RunsPart } from '../../../lib/sequence/runsPart';
import { EditorPage, find, MATCH } from './editorPage';

const end = new AbortController();
afterEach(() => end.abort());

test('a press that can be taken nowhere says why, starts nothing, and the next one may go on', async () => {
  const page = new EditorPage({ contacts: 3 });
  page.choose(['c1']);
  const press = vi.fn(async () => {});
  const part = { press } as Partial<RunsPart> as RunsPart;
  const thrown = new Error('No script');
  const load = vi.fn<() => Promise<RunsPart>>().mockRejectedValueOnce(thrown).mockResolvedValueOnce(part);
  const onFailure = vi.fn();
  // What a program clicks isn't a person's click: the gate is handed events that say otherwise.
  const heard: ((event: Event) => void)[] = [];
  vi.spyOn(window, 'addEventListener').mockImplementation((type, listener) => {
    if (type === 'click') heard.push(listener as (event: Event) => void);
  });
  const gate = guardStart({
    signal: end.signal,
    isAlive: () => true,
    page: () => MATCH,
    standsAside: () => false,
    load,
    pressAgain: () => {},
    onFailure,
  });
  const click = () => {
    const event = {
      type: 'click',
      isTrusted: true,
      composedPath: () => [find('.personalize')],
      preventDefault: vi.fn(),
      stopImmediatePropagation: vi.fn(),
    };
    for (const listener of heard) listener(event as unknown as Event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  };

  click();
  expect(gate.isUnderWay).toBe(true);
  await vi.waitFor(() => expect(onFailure).toHaveBeenCalledExactlyOnceWith(thrown));
  await vi.waitFor(() => expect(gate.isUnderWay).toBe(false));
  click();
  await vi.waitFor(() => expect(press).toHaveBeenCalledOnce());
  expect(onFailure).toHaveBeenCalledOnce();
  expect(page.started).toEqual([]);
});
