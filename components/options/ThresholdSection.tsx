import { text } from '../../lib/i18n/text';
import { Field } from '../ui/Field';
import { NumberInput } from '../ui/NumberInput';
import { Section } from '../ui/Section';
import { wholeNumber } from '../ui/wholeNumber';
import { SaveRow } from './SaveRow';
import { useTypedSetting } from './useTypedSetting';

interface Props {
  readonly threshold: number;
  readonly save: (threshold: number) => Promise<void>;
}

/** From how few available credits on the extension warns. */
export function ThresholdSection({ threshold, save }: Props) {
  const { typed, setTyped, error, saving, submit } = useTypedSetting({
    stored: String(threshold),
    parse,
    wrong: text('options_threshold_error'),
    save,
  });
  return (
    <Section title={text('options_threshold')}>
      <form onSubmit={submit} noValidate>
        <Field label={text('options_threshold_label')} hint={text('options_threshold_hint')} error={error}>
          {(links) => <NumberInput links={links} typed={typed} onType={setTyped} />}
        </Field>
        <SaveRow state={saving.state} />
      </form>
    </Section>
  );
}

function parse(typed: string): { value: number } | null {
  const value = wholeNumber(typed, 0);
  return value === null ? null : { value };
}
