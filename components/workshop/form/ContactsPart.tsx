import { text } from '../../../lib/i18n/text';
import type { ListProfile } from '../../../lib/profile/profile';
import { LIST_KINDS, listOf } from '../../../lib/workshop/variants';
import { Section } from '../../ui/Section';
import { useValue } from '../bench';
import { ChoiceField } from '../fields/ChoiceField';
import { Optional } from '../fields/Optional';
import { ReadField } from '../fields/ReadField';
import { SelectorField } from '../fields/SelectorField';
import { IdentityFields } from './IdentityFields';

/** The list of contacts and its rows. */
export function ContactsPart() {
  const list = useValue<ListProfile>('list');
  const { kind } = list.value;
  return (
    <Section title={text('workshop_contacts')} intro={text('workshop_contacts_intro')}>
      <div class="places">
        <SelectorField part="contacts.row" label={text('workshop_row')} hint={text('workshop_row_hint')} />
        <IdentityFields part="contacts.id" />
        <ReadField part="contacts.name" label={text('workshop_contact_name')} />
        <SelectorField part="contacts.checkbox" label={text('workshop_checkbox')} />
        <Optional path="contacts.chosen" label={text('workshop_chosen_has')} initial="">
          <SelectorField
            part="contacts.chosen"
            label={text('workshop_chosen')}
            hint={text('workshop_chosen_hint')}
          />
        </Optional>
        <Optional path="contacts.order" label={text('workshop_order_has')} initial={{}}>
          <ReadField part="contacts.order" label={text('workshop_order')} />
        </Optional>
        <ChoiceField
          label={text('workshop_list')}
          options={LIST_KINDS}
          value={kind}
          name={(option) => text(`workshop_list_${option}`)}
          choose={(chosen) => list.edit(listOf(chosen))}
        />
        {kind === 'paged' && (
          <>
            <SelectorField part="list.first" label={text('workshop_list_first')} />
            <SelectorField part="list.next" label={text('workshop_list_next')} />
            <Optional path="list.scroller" label={text('workshop_list_scroller_has')} initial="">
              <SelectorField part="list.scroller" label={text('workshop_list_scroller')} />
            </Optional>
          </>
        )}
        {kind === 'growing' && <SelectorField part="list.more" label={text('workshop_list_more')} />}
        {kind === 'scrolled' && <SelectorField part="list.scroller" label={text('workshop_list_scroller')} />}
      </div>
    </Section>
  );
}
