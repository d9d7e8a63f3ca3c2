import { Field } from '../../ui/Field';

interface Props<T extends string> {
  readonly label: string;
  readonly options: readonly T[];
  readonly value: T;
  readonly name: (option: T) => string;
  readonly choose: (option: T) => void;
}

/** One of a few. */
export function ChoiceField<T extends string>({ label, options, value, name, choose }: Props<T>) {
  return (
    <Field label={label} error={null}>
      {(links) => (
        <select
          {...links}
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option === event.currentTarget.value);
            if (chosen !== undefined) choose(chosen);
          }}
        >
          {options.map((option) => (
            <option key={option} value={option}>
              {name(option)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
