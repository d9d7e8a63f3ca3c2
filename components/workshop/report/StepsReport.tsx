import { categoryText } from '../../../lib/i18n/codes';
import { plural, text } from '../../../lib/i18n/text';
import { pricePerEmail } from '../../../lib/ledger/price';
import type { StepSample } from '../../../lib/workshop/protocol';

/** The email steps: the page's word for each, what it means, what it costs. */
export function StepsReport({ steps }: { readonly steps: readonly StepSample[] }) {
  return (
    <>
      <dt>{text('workshop_steps')}</dt>
      <dd class={steps.length === 0 ? 'lost' : undefined}>
        {steps.length === 0 && text('workshop_found_nothing')}
        <ol class="samples">
          {steps.map((step, place) => (
            <li key={place}>
              <q class="sample">{step.word}</q> {meaningOf(step)}
              {!step.included && ` ${text('workshop_report_not_included')}`}
            </li>
          ))}
        </ol>
      </dd>
    </>
  );
}

function meaningOf({ category }: StepSample): string {
  if (category === null) return text('workshop_report_unknown_word');
  return text('workshop_report_meaning', categoryText(category), plural('credits', pricePerEmail(category)));
}
