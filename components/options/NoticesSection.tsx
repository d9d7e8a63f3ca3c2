import { useState } from 'preact/hooks';
import { text } from '../../lib/i18n/text';
import { NOTICE_KINDS } from '../../lib/notices/notice';
import type { Settings } from '../../lib/settings/settings';
import { Section } from '../ui/Section';
import { useAction } from '../ui/useAction';
import { SaveRow } from './SaveRow';

interface Props {
  readonly stored: Settings['notices'];
  readonly save: (notices: Settings['notices']) => Promise<void>;
}

/** What notifications are shown for. */
export function NoticesSection({ stored, save }: Props) {
  const [chosen, setChosen] = useState(stored);
  const saving = useAction(save);
  const submit = (event: Event) => {
    event.preventDefault();
    void saving.run(chosen);
  };
  return (
    <Section title={text('options_notices')}>
      <form onSubmit={submit}>
        <fieldset class="choices">
          <legend>{text('options_notices_legend')}</legend>
          {NOTICE_KINDS.map((kind) => (
            <label class="choice" key={kind}>
              <input
                type="checkbox"
                checked={chosen[kind]}
                onChange={({ currentTarget }) => setChosen({ ...chosen, [kind]: currentTarget.checked })}
              />
              {text(`options_notices_${kind}`)}
            </label>
          ))}
        </fieldset>
        <SaveRow state={saving.state} />
      </form>
    </Section>
  );
}
