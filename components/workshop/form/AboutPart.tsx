import { formatNumber, text } from '../../../lib/i18n/text';
import { Section } from '../../ui/Section';
import { LinesField } from '../fields/LinesField';
import { SelectorField } from '../fields/SelectorField';
import { Several } from '../fields/Several';
import { TextField } from '../fields/TextField';

const MOST_MARKS = 20;

/** Which pages the profile is for. */
export function AboutPart() {
  const mark = (place: number) => text('workshop_mark', formatNumber(place + 1));
  return (
    <Section title={text('workshop_about')} intro={text('workshop_about_intro')}>
      <div class="places">
        <TextField path="name" label={text('workshop_name')} />
        <TextField path="id" label={text('workshop_id')} hint={text('workshop_id_hint')} />
        <LinesField path="urls" label={text('workshop_urls')} hint={text('workshop_urls_hint')} />
        <div class="place">
          <h3>{text('workshop_marks')}</h3>
          <p class="hint">{text('workshop_marks_hint')}</p>
          <Several
            path="marks"
            initial=""
            fewest={0}
            most={MOST_MARKS}
            addLabel={text('workshop_mark_add')}
            label={mark}
          >
            {(place) => <SelectorField part="marks" index={place} label={mark(place)} />}
          </Several>
        </div>
      </div>
    </Section>
  );
}
