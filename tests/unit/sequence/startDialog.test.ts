import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPopupStore, createStartDialog } from '../../../lib/state/startDialog';

const READING = { kind: 'reading', done: 1, total: 2 } as const;

describe('the pop-up as the start of a run speaks to it', () => {
  let popups: ReturnType<typeof createPopupStore>;
  let dialog: ReturnType<typeof createStartDialog>;
  beforeEach(() => {
    vi.useFakeTimers();
    popups = createPopupStore();
    dialog = createStartDialog(popups);
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const shown = () => popups.getState().popup;

  test('asks at once, and hands the answer over', async () => {
    const asked = dialog.ask({ kind: 'given-back' });
    const popup = shown();
    if (popup === null || !('question' in popup)) throw new Error('Nothing is asked');
    expect(popup.question).toEqual({ kind: 'given-back' });
    popup.answer(true);
    expect(await asked).toBe(true);
  });

  test('shows progress only when it takes a while, and then the latest', () => {
    dialog.show({ ...READING, done: 0 }, vi.fn());
    dialog.show(READING, vi.fn());
    expect(shown()).toBeNull();
    vi.runAllTimers();
    expect(shown()).toMatchObject({ progress: READING });
  });

  test('shows no progress that is over by then', () => {
    dialog.show(READING, vi.fn());
    dialog.close();
    vi.runAllTimers();
    expect(shown()).toBeNull();
  });

  test('nobody waits for ever for the answer to a question that another one took the place of', async () => {
    const first = dialog.ask({ kind: 'no-sign' });
    void dialog.ask({ kind: 'given-back' });
    expect(await first).toBe(false);
    expect(shown()).toMatchObject({ question: { kind: 'given-back' } });
  });

  test('shows progress at once in the place of a question', () => {
    void dialog.ask({ kind: 'given-back' });
    dialog.show(READING, vi.fn());
    expect(shown()).toMatchObject({ progress: READING });
  });
});
