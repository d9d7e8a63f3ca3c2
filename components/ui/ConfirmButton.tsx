import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Confirmation } from './Confirmation';

interface Props {
  readonly label: string;
  /** The button's name where its label alone wouldn't say what it is about. */
  readonly accessibleName?: string;
  readonly class?: string;
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  readonly confirm: () => Promise<void>;
  readonly children: ComponentChildren;
}

/** A button that asks before it acts, in its own place; focus comes back to it. */
export function ConfirmButton({ label, accessibleName, class: look = 'button', children, ...rest }: Props) {
  const [asking, setAsking] = useState(false);
  const asked = useRef(false);
  const button = useRef<HTMLButtonElement>(null);

  useLayoutEffect(() => {
    if (!asking && asked.current) button.current?.focus();
    asked.current = asking;
  }, [asking]);

  if (!asking) {
    return (
      <button
        type="button"
        class={look}
        ref={button}
        aria-label={accessibleName}
        onClick={() => setAsking(true)}
      >
        {label}
      </button>
    );
  }
  const confirm = async () => {
    await rest.confirm();
    setAsking(false);
  };
  return (
    <Confirmation {...rest} confirm={confirm} cancel={() => setAsking(false)}>
      {children}
    </Confirmation>
  );
}
