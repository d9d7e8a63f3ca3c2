// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPopupUi } from '../../../entrypoints/runs/popupUi';
import type { PageContext } from '../../../lib/sequence/pageContext';
import { createCreditsStore } from '../../../lib/state/credits';
import { createPopupStore, createStartDialog } from '../../../lib/state/startDialog';
import { makeDialogsModal } from '../components/dialog/dialogKit';

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
    popup = createPopupUi(ctx, { popups, credits: createCreditsStore(), onBuy: vi.fn() });
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

  test('keeps what is typed in it from the shortcuts of the page', () => {
    void dialog.ask({ kind: 'given-back' });
    const shortcut = vi.fn();
    document.addEventListener('keydown', shortcut, { once: true });
    shown()?.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, composed: true, key: 'k' }));
    expect(shortcut).not.toHaveBeenCalled();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, key: 'k' }));
    expect(shortcut).toHaveBeenCalledTimes(1);
  });

  test('goes with the extension', () => {
    void dialog.ask({ kind: 'given-back' });
    end();
    expect(host()).toBeNull();
  });
});
