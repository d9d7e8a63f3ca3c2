import { text } from '../../lib/i18n/text';
import { Section } from '../ui/Section';

/** The invitation's tab was closed, or shows something else by now. */
export function NoInvitation() {
  return (
    <Section title={text('join_none')} intro={text('join_none_text')}>
      <a class="button" href="/options.html#team">
        {text('page_open_settings')}
      </a>
    </Section>
  );
}
