import { text } from '../../../lib/i18n/text';
import { useStore } from '../../../lib/state/useStore';
import { Section } from '../../ui/Section';
import { useBench } from '../bench';
import { LinesField } from '../fields/LinesField';
import { Optional } from '../fields/Optional';
import { ReadField } from '../fields/ReadField';
import { SelectorField } from '../fields/SelectorField';
import { IdentityFields } from './IdentityFields';
import { UnknownWords } from './UnknownWords';

export const MEANINGS = ['idle', 'pending', 'succeeded', 'failed', 'cancelled'] as const;

/** How the page says what became of a contact. */
export function OutcomesPart() {
  const report = useStore(useBench().link.store, ({ report }) => report);
  const meanings = MEANINGS.map((meaning) => ({
    path: `outcomes.${meaning}`,
    name: text(`workshop_meaning_${meaning}`),
  }));
  return (
    <Section title={text('workshop_outcomes')} intro={text('workshop_outcomes_intro')}>
      <div class="places">
        <SelectorField
          part="outcomes.item"
          label={text('workshop_outcome')}
          hint={text('workshop_outcome_hint')}
        />
        <IdentityFields part="outcomes.contactId" />
        <ReadField part="outcomes.status" label={text('workshop_status')} />
        <UnknownWords words={(report?.outcomes.unknown ?? []).map(({ word }) => word)} meanings={meanings} />
        <fieldset class="words">
          <legend>{text('workshop_meanings')}</legend>
          <p class="hint">{text('workshop_words_hint')}</p>
          {meanings.map(({ path, name }) => (
            <LinesField key={path} path={path} label={name} />
          ))}
        </fieldset>
        <ReadField part="outcomes.reason" label={text('workshop_reason')} />
        <Optional path="outcomes.attempt" label={text('workshop_attempt_has')} initial={{}}>
          <ReadField part="outcomes.attempt" label={text('workshop_attempt')} />
        </Optional>
        <Optional path="outcomes.job" label={text('workshop_job_has')} initial={{}}>
          <ReadField part="outcomes.job" label={text('workshop_job')} />
        </Optional>
      </div>
    </Section>
  );
}
