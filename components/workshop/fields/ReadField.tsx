import { text } from '../../../lib/i18n/text';
import type { Read } from '../../../lib/profile/profile';
import type { Part } from '../../../lib/workshop/parts';
import { Field } from '../../ui/Field';
import { useValue, useWrong } from '../bench';
import { Candidates } from './Candidates';
import { PointRow } from './PointRow';
import { Reading } from './Reading';

const KEYS = ['selector', 'attribute', 'pattern'] as const;
type Key = (typeof KEYS)[number];

interface Props {
  readonly part: Part;
  readonly label: string;
  /** Its position where the part is a list. */
  readonly index?: number;
}

/** A place that says how to read a value: from which element, which of its attributes, which part of it. */
export function ReadField({ part, label, index }: Props) {
  const path = index === undefined ? part : `${part}.${index}`;
  const place = { part, index: index ?? 0 };
  const { value, edit } = useValue<Read>(path);
  return (
    <fieldset class="place read">
      <legend>{label}</legend>
      <div class="read-keys">
        {KEYS.map((key) => (
          <ReadKey key={key} path={path} name={key} read={value} edit={edit} />
        ))}
      </div>
      <div class="place-foot">
        <PointRow place={place} label={label} filled />
        <Reading path={path} />
      </div>
      <Candidates
        place={place}
        label={label}
        choose={(chosen) => {
          if (typeof chosen === 'object') edit(chosen);
        }}
      />
    </fieldset>
  );
}

interface KeyProps {
  readonly path: string;
  readonly name: Key;
  readonly read: Read;
  readonly edit: (read: Read) => void;
}

function ReadKey({ path, name, read, edit }: KeyProps) {
  const { pause } = useValue(path);
  const error = useWrong(`${path}.${name}`);
  return (
    <Field label={text(`workshop_read_${name}`)} error={error}>
      {(links) => (
        <input
          {...links}
          class="code"
          autocomplete="off"
          spellcheck={false}
          placeholder={text(`workshop_read_${name}_empty`)}
          value={read[name] ?? ''}
          onInput={(event) => edit(withKey(read, name, event.currentTarget.value))}
          onBlur={pause}
        />
      )}
    </Field>
  );
}

/** A key without a value is left out: that has a meaning of its own. */
function withKey(read: Read, name: Key, typed: string): Read {
  const { [name]: _, ...others } = read;
  return typed === '' ? others : { ...others, [name]: typed };
}
