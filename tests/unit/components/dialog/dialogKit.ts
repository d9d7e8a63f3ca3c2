import { vi } from 'vitest';

/** jsdom's dialogs can't be modal. This is as much of it as a test of ours can see. */
export function makeDialogsModal(): void {
  // Kept, since Preact may close a dialog after the test's window has gone.
  const { Event } = window;
  HTMLDialogElement.prototype.showModal = vi.fn(function (this: HTMLDialogElement) {
    this.open = true;
  });
  HTMLDialogElement.prototype.close = vi.fn(function (this: HTMLDialogElement) {
    if (!this.open) return;
    this.open = false;
    this.dispatchEvent(new Event('close'));
  });
}
