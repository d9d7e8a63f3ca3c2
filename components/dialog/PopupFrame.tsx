import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  readonly title: string;
  /** The rep leaves it by the keyboard, or something closed it. */
  readonly onLeave: (event: Event) => void;
  readonly onClosed: () => void;
  readonly children: ComponentChildren;
}

/** A native modal dialog: the browser keeps the focus in it, and makes the page behind it wait. */
export function PopupFrame({ title, onLeave, onClosed, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const name = useId();

  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Closing gives the focus back; taking an open dialog out of the page would not.
    return () => shown?.close();
  }, []);

  // Each new question is read out, and no button waits under a key that is still held down.
  useEffect(() => heading.current?.focus(), [title]);

  return (
    <dialog
      class="start"
      ref={dialog}
      aria-labelledby={name}
      onCancel={(event) => {
        event.preventDefault();
        onLeave(event);
      }}
      // Its own end takes it out of the page; if it is still there, something else closed it.
      onClose={({ currentTarget }) => currentTarget.isConnected && onClosed()}
    >
      <h2 id={name} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}
