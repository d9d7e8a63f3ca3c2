import { text } from '../../lib/i18n/text';
import { SEQUENCE_EDITOR_ORIGIN } from '../../lib/profile/origin';
import { Section } from '../ui/Section';

/** The way to the real thing. */
export function Ready() {
  return (
    <Section title={text('welcome_ready')} intro={text('welcome_ready_text')}>
      <a class="button button-primary" href={SEQUENCE_EDITOR_ORIGIN} target="_blank" rel="noreferrer">
        {text('popup_runs_open_reply')}
      </a>
    </Section>
  );
}
