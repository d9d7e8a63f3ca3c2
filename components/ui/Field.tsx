import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** What a control must carry to belong to its label, hint and error. */
export interface FieldLinks {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

interface Props {
  readonly label: string;
  readonly hint?: string;
  /** Why what was entered can't be saved; null while nothing is wrong. */
  readonly error: string | null;
  readonly children: (links: FieldLinks) => ComponentChildren;
}

/** A labelled control with room for a hint and an error. */
export function Field({ label, hint, error, children }: Props) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hint === undefined ? '' : hintId, error === null ? '' : errorId].filter(Boolean);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        'aria-describedby': describedBy.length > 0 ? describedBy.join(' ') : undefined,
        'aria-invalid': error !== null,
      })}
      {hint !== undefined && (
        <p class="hint" id={hintId}>
          {hint}
        </p>
      )}
      <div aria-live="polite">
        {error !== null && (
          <p class="field-error" id={errorId}>
            {error}
          </p>
        )}
      </div>
    </div>
  );
}
