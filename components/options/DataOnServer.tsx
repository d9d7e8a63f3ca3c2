import { text } from '../../lib/i18n/text';
import { Section } from '../ui/Section';

/** Why there is nothing to add, export, import or erase: all of it is the team's. */
export function DataOnServer() {
  return (
    <Section anchor="data" title={text('options_data')}>
      <p class="muted">{text('options_data_on_server')}</p>
    </Section>
  );
}
