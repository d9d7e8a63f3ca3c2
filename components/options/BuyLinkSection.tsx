import { text } from '../../lib/i18n/text';
import { Field } from '../ui/Field';
import { Section } from '../ui/Section';
import { SaveRow } from './SaveRow';
import { useTypedSetting } from './useTypedSetting';

interface Props {
  readonly buyUrl: string | null;
  readonly save: (buyUrl: string | null) => Promise<void>;
}

/** Where "Buy credits" leads. */
export function BuyLinkSection({ buyUrl, save }: Props) {
  const { typed, setTyped, error, saving, submit } = useTypedSetting({
    stored: buyUrl ?? '',
    parse,
    wrong: text('options_buy_link_error'),
    save,
  });
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

function parse(typed: string): { value: string | null } | null {
  const link = typed.trim();
  if (link === '') return { value: null };
  return isHttps(link) ? { value: link } : null;
}

function isHttps(link: string): boolean {
  return URL.canParse(link) && new URL(link).protocol === 'https:';
}
