import { categoryText } from '../../../lib/i18n/codes';
import { text } from '../../../lib/i18n/text';
import { CATEGORIES } from '../../../lib/ledger/price';
import { useStore } from '../../../lib/state/useStore';
import { Section } from '../../ui/Section';
import { useBench } from '../bench';
import { LinesField } from '../fields/LinesField';
import { Optional } from '../fields/Optional';
import { ReadField } from '../fields/ReadField';
import { SelectorField } from '../fields/SelectorField';
import { UnknownWords } from './UnknownWords';

/** The email steps, and what the page calls their categories. */
export function StepsPart() {
  const report = useStore(useBench().link.store, ({ report }) => report);
  const unknown = (report?.steps ?? []).filter(({ category, word }) => category === null && word !== '');
  const meanings = CATEGORIES.map((category) => ({
    path: `steps.categories.${category}`,
    name: categoryText(category),
  }));
  return (
    <Section title={text('workshop_steps')}>
      <div class="places">
        <SelectorField part="steps.item" label={text('workshop_step')} />
        <ReadField part="steps.id" label={text('workshop_step_id')} />
        <Optional path="steps.included" label={text('workshop_included_has')} initial="">
          <SelectorField part="steps.included" label={text('workshop_included')} />
        </Optional>
        <ReadField part="steps.category" label={text('workshop_category')} />
        <UnknownWords words={[...new Set(unknown.map(({ word }) => word))]} meanings={meanings} />
        <fieldset class="words">
          <legend>{text('workshop_categories')}</legend>
          <p class="hint">{text('workshop_words_hint')}</p>
          {meanings.map(({ path, name }) => (
            <LinesField key={path} path={path} label={name} />
          ))}
        </fieldset>
      </div>
    </Section>
  );
}
