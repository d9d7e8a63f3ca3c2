// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPopupUi } from '../../../entrypoints/runs/popupUi';
import type { Guard } from '../../../lib/sequence/guard/guard';
import type { PageContext } from '../../../lib/sequence/pageContext';
import { createCreditsStore } from '../../../lib/state/credits';
import { createPopupStore, createStartDialog } from '../../../lib/state/startDialog';
import { makeDialogsModal } from '../components/dialog/dialogKit';

const guard = { own: vi.fn(), byPerson: vi.fn() } as unknown as Guard;

const HOST = 'jason-ai-credits-dialog';

describe('the pop-up in the page', () => {
  let end: () => void;
  let dialog: ReturnType<typeof createStartDialog>;
  let popup: ReturnType<typeof createPopupUi>;
  beforeEach(() => {
    document.body.innerHTML = '';
    makeDialogsModal();
    const ends: (() => void)[] = [];
    end = () => {
      for (const act of ends) act();
    };
    const ctx = { onEnd: (act: () => void) => ends.push(act) } as unknown as PageContext;
    const popups = createPopupStore();
    dialog = createStartDialog(popups);
    popup = createPopupUi(ctx, guard, { popups, credits: createCreditsStore(), onBuy: vi.fn() });
  });

  afterEach(() => end());

  const host = () => document.querySelector(HOST);
  const shown = () => host()?.shadowRoot?.querySelector('dialog') ?? null;

  test('is there only while there is something to ask', () => {
    expect(host()).toBeNull();
    void dialog.ask({ kind: 'given-back' });
    expect(shown()?.textContent).toContain("wasn't started");
    dialog.close();
    expect(host()).toBeNull();
  });

  test('comes back, modal, when the page has thrown it out', async () => {
    const answer = dialog.ask({ kind: 'given-back' });
    await vi.waitFor(() => expect(shown()?.open).toBe(true));
    host()?.remove();
    popup.follow();
    await vi.waitFor(() => expect(shown()?.open).toBe(true));
    expect(HTMLDialogElement.prototype.showModal).toHaveBeenCalledTimes(2);
    // A question that is drawn anew is still the same one.
    dialog.close();
    expect(await answer).toBe(false);
  });

  test('tells the guard of each question that it shows', () => {
    void dialog.ask({ kind: 'given-back' });
    const host = document.querySelector(HOST);
    vi.mocked(guard.own).mockClear();
    void dialog.ask({ kind: 'page-changed' });
    expect(guard.own).toHaveBeenCalledExactlyOnceWith(host);
  });

  test('goes with the extension', () => {
    void dialog.ask({ kind: 'given-back' });
    end();
    expect(host()).toBeNull();
  });
});
