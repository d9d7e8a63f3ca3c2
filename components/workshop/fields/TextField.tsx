import { Field } from '../../ui/Field';
import { useValue, useWrong } from '../bench';

interface Props {
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
}

export function TextField({ path, label, hint }: Props) {
  const { value, edit, pause } = useValue<string>(path);
  const error = useWrong(path);
  return (
    <Field label={label} error={error} {...(hint !== undefined && { hint })}>
      {(links) => (
        <input
          {...links}
          dir="auto"
          autocomplete="off"
          value={value}
          onInput={(event) => edit(event.currentTarget.value)}
          onBlur={pause}
        />
      )}
    </Field>
  );
}
