import type { FieldLinks } from './Field';

interface Props {
  readonly links: FieldLinks;
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

/** Takes a whole number. As text, since a number field throws away what it doesn't understand. */
export function NumberInput({ links, typed, onType }: Props) {
  return (
    <input
      {...links}
      class="short"
      inputMode="numeric"
      autocomplete="off"
      value={typed}
      onInput={(event) => onType(event.currentTarget.value)}
    />
  );
}
