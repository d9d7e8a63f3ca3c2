import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import type { Member } from '../../lib/protocol/team';
import { Section } from '../ui/Section';
import { SaveHistory } from './SaveHistory';

interface Props {
  readonly ask: Ask;
  readonly member: Member;
}

/** The team's history; and why there is nothing to add, export, import or erase: all of it is the team's. */
export function DataOnServer({ ask, member }: Props) {
  return (
    <Section anchor="data" title={text('options_data')}>
      <p class="muted">{text('options_data_on_server')}</p>
      <SaveHistory ask={ask} member={member} />
    </Section>
  );
}
