import { useState } from 'preact/hooks';
import { text } from '../../lib/i18n/text';
import { Field } from '../ui/Field';
import { Section } from '../ui/Section';
import { useAction } from '../ui/useAction';
import { SaveRow } from './SaveRow';
import { wholeNumber } from './wholeNumber';

interface Props {
  readonly threshold: number;
  readonly save: (threshold: number) => Promise<void>;
}

/** From how few available credits on the extension warns. */
export function ThresholdSection({ threshold, save }: Props) {
  const [typed, setTyped] = useState(String(threshold));
  const [error, setError] = useState<string | null>(null);
  const saving = useAction(save);

  const submit = (event: Event) => {
    event.preventDefault();
    const value = wholeNumber(typed, 0);
    setError(value === null ? text('options_threshold_error') : null);
    if (value === null) saving.reset();
    else void saving.run(value);
  };

  return (
    <Section title={text('options_threshold')}>
      <form onSubmit={submit} noValidate>
        <Field label={text('options_threshold_label')} hint={text('options_threshold_hint')} error={error}>
          {(links) => (
            <input
              {...links}
              class="short"
              inputMode="numeric"
              autocomplete="off"
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          )}
        </Field>
        <SaveRow state={saving.state} />
      </form>
    </Section>
  );
}
