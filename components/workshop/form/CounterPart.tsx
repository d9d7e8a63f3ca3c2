import { text } from '../../../lib/i18n/text';
import type { PageProfile } from '../../../lib/profile/profile';
import { Section } from '../../ui/Section';
import { useValue } from '../bench';
import { ChoiceField } from '../fields/ChoiceField';
import { SelectorField } from '../fields/SelectorField';

const PLACES = ['before', 'first', 'last', 'after'] as const;
const OTHERWISE = ['corner', 'nowhere'] as const;

/** Where the counter goes, and the control that starts a run. */
export function CounterPart() {
  const place = useValue<PageProfile['counter']['place']>('counter.place');
  const otherwise = useValue<PageProfile['counter']['otherwise']>('counter.otherwise');
  return (
    <Section title={text('workshop_counter')}>
      <div class="places">
        <SelectorField part="counter.anchor" label={text('workshop_anchor')} />
        <ChoiceField
          label={text('workshop_place')}
          options={PLACES}
          value={place.value}
          name={(option) => text(`workshop_place_${option}`)}
          choose={place.edit}
        />
        <ChoiceField
          label={text('workshop_otherwise')}
          options={OTHERWISE}
          value={otherwise.value}
          name={(option) => text(`workshop_otherwise_${option}`)}
          choose={otherwise.edit}
        />
        <SelectorField part="start" label={text('workshop_start')} hint={text('workshop_start_hint')} />
      </div>
    </Section>
  );
}
