// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createStartGate } from '../../../lib/sequence/start/gate';
import { EditorPage, find, MATCH } from './editorPage';

describe('the gate in front of the start control', () => {
  let page: EditorPage;
  let alive: boolean;
  let finish: () => void;
  const press = vi.fn();
  let gate: ReturnType<typeof createStartGate>;

  beforeEach(() => {
    page = new EditorPage({ contacts: 20 });
    page.choose(['c1']);
    alive = true;
    press.mockReset();
    press.mockImplementation(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    );
    gate = createStartGate({ isAlive: () => alive, page: () => MATCH, press });
  });

  function click(target: Element, isTrusted = true) {
    const event = {
      isTrusted,
      composedPath: () => [target, target.parentElement ?? document, document, window],
      preventDefault: vi.fn(),
      stopImmediatePropagation: vi.fn(),
    };
    gate(event);
    const wasStopped = event.stopImmediatePropagation.mock.calls.length > 0;
    expect(event.preventDefault.mock.calls.length > 0).toBe(wasStopped);
    return wasStopped;
  }

  test('stops a person’s click and hands it on', () => {
    expect(click(find('.personalize'))).toBe(true);
    expect(press).toHaveBeenCalledExactlyOnceWith(find('.personalize'), MATCH);
  });

  test('finds the control from a part of it', () => {
    find('.personalize').innerHTML = '<b>Personalize</b>';
    expect(click(find('.personalize b'))).toBe(true);
  });

  test('swallows a second click while the first is under way, and only then', async () => {
    click(find('.personalize'));
    expect(click(find('.personalize'))).toBe(true);
    expect(press).toHaveBeenCalledTimes(1);
    finish();
    await vi.waitFor(() => {
      click(find('.personalize'));
      expect(press).toHaveBeenCalledTimes(2);
    });
  });

  test('lets clicks by that are not a person’s, not on the control, or on one that is disabled', () => {
    expect(click(find('.personalize'), false)).toBe(false);
    expect(click(find('.people__clear'))).toBe(false);
    find<HTMLButtonElement>('.personalize').disabled = true;
    expect(click(find('.personalize'))).toBe(false);
    expect(press).not.toHaveBeenCalled();
  });

  test('lets every click by once the extension is gone', () => {
    alive = false;
    expect(click(find('.personalize'))).toBe(false);
  });

  test('leaves it to the page to say that nobody is chosen, but not where that is uncertain', () => {
    page.selection.clear();
    page.render();
    expect(click(find('.personalize'))).toBe(false);
    find('.people__selected').remove();
    expect(click(find('.personalize'))).toBe(true);
  });
});
