import { formatList } from '../../../lib/i18n/list';
import { formatNumber, plural, text } from '../../../lib/i18n/text';
import type { PageReport } from '../../../lib/workshop/protocol';
import { MEANINGS } from '../form/OutcomesPart';

/** How many contacts have come to what, by the page's word. */
export function OutcomesReport({ outcomes }: { readonly outcomes: PageReport['outcomes'] }) {
  const { items, meanings, unknown, reason } = outcomes;
  const said = MEANINGS.filter((meaning) => meanings[meaning] > 0).map((meaning) =>
    text('workshop_report_count', formatNumber(meanings[meaning]), text(`workshop_meaning_${meaning}`)),
  );
  const unsaid = unknown.map(({ word, count }) =>
    text('workshop_report_count_unknown', formatNumber(count), word),
  );
  return (
    <>
      <dt>{text('workshop_outcomes')}</dt>
      <dd>
        {items === 0 ? text('workshop_report_no_outcomes') : plural('workshop_report_items', items)}
        {said.length + unsaid.length > 0 && <p>{formatList([...said, ...unsaid])}</p>}
        {reason !== '' && <p>{text('workshop_report_reason', reason)}</p>}
      </dd>
    </>
  );
}
