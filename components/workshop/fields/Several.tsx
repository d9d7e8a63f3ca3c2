import type { ComponentChildren } from 'preact';
import { text } from '../../../lib/i18n/text';
import { useValue } from '../bench';

interface Props<T> {
  readonly path: string;
  /** What a new one begins with. */
  readonly initial: T;
  readonly fewest: number;
  readonly most: number;
  readonly addLabel: string;
  /** The name of the one at a position. */
  readonly label: (place: number) => string;
  readonly children: (place: number) => ComponentChildren;
}

/** A place that is a list: each of it can be taken away, and others be added. */
export function Several<T>({ path, initial, fewest, most, addLabel, label, children }: Props<T>) {
  const { value, edit, pause } = useValue<readonly T[]>(path);
  const change = (next: readonly T[]) => {
    pause();
    edit(next);
  };
  return (
    <div class="several">
      {value.map((_, place) => (
        <div class="several-one" key={place}>
          {children(place)}
          {value.length > fewest && (
            <button
              type="button"
              class="button button-quiet button-small"
              aria-label={text('workshop_remove_label', label(place))}
              onClick={() => change(value.filter((_, at) => at !== place))}
            >
              {text('workshop_remove')}
            </button>
          )}
        </div>
      ))}
      {value.length < most && (
        <button
          type="button"
          class="button button-small several-add"
          onClick={() => change([...value, initial])}
        >
          {addLabel}
        </button>
      )}
    </div>
  );
}
