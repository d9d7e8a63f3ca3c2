import { text } from '../../lib/i18n/text';
import { Field } from '../ui/Field';
import { Section } from '../ui/Section';

/** Where "Buy credits" leads, as the organisation has set it: to be read, by those who hear the page too. */
export function ManagedBuyLink({ url }: { readonly url: string }) {
  return (
    <Section title={text('options_buy_link')}>
      <Field label={text('options_buy_link_label')} hint={text('managed_field')} error={null}>
        {(links) => <input {...links} type="url" readOnly value={url} />}
      </Field>
    </Section>
  );
}
