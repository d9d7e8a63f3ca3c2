import { useState } from 'preact/hooks';
import { Field } from '../../ui/Field';
import { useBench, useValue, wrongText } from '../bench';

interface Props {
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
}

/** A list of words or addresses, one a line. */
export function LinesField({ path, label, hint }: Props) {
  const { value, edit, pause } = useValue<readonly string[]>(path);
  const { wrongs } = useBench();
  const [typed, setTyped] = useState(() => value.join('\n'));
  // A line that has just been begun is empty; what came from elsewhere is shown as it is.
  const shown = linesOf(typed).join('\n') === value.join('\n') ? typed : value.join('\n');
  const wrong = [path, ...value.map((_, place) => `${path}.${place}`)].find((at) => wrongs.has(at));
  const code = wrong === undefined ? undefined : wrongs.get(wrong);
  return (
    <Field
      label={label}
      error={code === undefined ? null : wrongText(code)}
      {...(hint !== undefined && { hint })}
    >
      {(links) => (
        <textarea
          {...links}
          dir="auto"
          rows={Math.min(8, Math.max(1, shown.split('\n').length))}
          spellcheck={false}
          value={shown}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            edit(linesOf(event.currentTarget.value));
          }}
          onBlur={pause}
        />
      )}
    </Field>
  );
}

function linesOf(typed: string): readonly string[] {
  return typed.split('\n').flatMap((line) => (line.trim() === '' ? [] : line.trim()));
}
