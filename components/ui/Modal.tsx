import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  readonly title: string;
  /** While true, Escape doesn't close it: something is under way that should be seen through. */
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A native modal dialog: the browser keeps the focus in it and gives it back afterwards. */
export function Modal({ title, busy, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Closing gives the focus back; taking an open dialog out of the page would not.
    return () => shown?.close();
  }, []);

  return (
    <dialog
      class="modal"
      ref={dialog}
      aria-labelledby={heading}
      onCancel={(event) => busy && event.preventDefault()}
      onClose={onClose}
    >
      <h2 id={heading}>{title}</h2>
      {children}
    </dialog>
  );
}
