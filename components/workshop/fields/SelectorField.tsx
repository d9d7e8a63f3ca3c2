import type { Part } from '../../../lib/workshop/parts';
import { Field } from '../../ui/Field';
import { useValue, useWrong } from '../bench';
import { Candidates } from './Candidates';
import { PointRow } from './PointRow';
import { Reading } from './Reading';

interface Props {
  readonly part: Part;
  readonly label: string;
  readonly hint?: string;
  /** Its position where the part is a list. */
  readonly index?: number;
}

/** A place that is a selector: typed or pointed at. */
export function SelectorField({ part, label, hint, index }: Props) {
  const path = index === undefined ? part : `${part}.${index}`;
  const place = { part, index: index ?? 0 };
  const { value, edit, pause } = useValue<string>(path);
  const error = useWrong(path);
  return (
    <div class="place">
      <Field label={label} error={error} {...(hint !== undefined && { hint })}>
        {(links) => (
          <input
            {...links}
            class="code"
            autocomplete="off"
            spellcheck={false}
            value={value}
            onInput={(event) => edit(event.currentTarget.value)}
            onBlur={pause}
          />
        )}
      </Field>
      <div class="place-foot">
        <PointRow place={place} label={label} filled={value !== ''} />
        <Reading path={path} />
      </div>
      <Candidates
        place={place}
        label={label}
        choose={(chosen) => {
          if (typeof chosen === 'string') edit(chosen);
        }}
      />
    </div>
  );
}
