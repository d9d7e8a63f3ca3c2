import type { ComponentChildren } from 'preact';
import { useValue } from '../bench';

interface Props {
  readonly path: string;
  readonly label: string;
  /** What it begins with. */
  readonly initial: unknown;
  readonly children: ComponentChildren;
}

/** A place that not every page has. */
export function Optional({ path, label, initial, children }: Props) {
  const { value, edit, pause } = useValue<unknown>(path);
  const has = value !== null;
  return (
    <div class="optional">
      <label class="choice">
        <input
          type="checkbox"
          checked={has}
          onChange={() => {
            pause();
            edit(has ? null : initial);
          }}
        />
        {label}
      </label>
      {has && children}
    </div>
  );
}
