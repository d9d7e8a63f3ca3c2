import { useState } from 'preact/hooks';
import { text } from '../../lib/i18n/text';
import { Field } from '../ui/Field';
import { Section } from '../ui/Section';
import { useAction } from '../ui/useAction';
import { SaveRow } from './SaveRow';

interface Props {
  readonly buyUrl: string | null;
  readonly save: (buyUrl: string | null) => Promise<void>;
}

/** Where "Buy credits" leads. */
export function BuyLinkSection({ buyUrl, save }: Props) {
  const [typed, setTyped] = useState(buyUrl ?? '');
  const [error, setError] = useState<string | null>(null);
  const saving = useAction(save);

  const submit = (event: Event) => {
    event.preventDefault();
    const link = typed.trim();
    const fits = link === '' || isHttps(link);
    setError(fits ? null : text('options_buy_link_error'));
    if (fits) void saving.run(link === '' ? null : link);
    else saving.reset();
  };

  return (
    <Section title={text('options_buy_link')}>
      <form onSubmit={submit} noValidate>
        <Field label={text('options_buy_link_label')} hint={text('options_buy_link_hint')} error={error}>
          {(links) => (
            <input
              {...links}
              type="url"
              autocomplete="off"
              placeholder="https://"
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

function isHttps(link: string): boolean {
  return URL.canParse(link) && new URL(link).protocol === 'https:';
}
