import { formatList } from '../../../lib/i18n/list';
import { formatNumber, plural, text } from '../../../lib/i18n/text';
import { useStore } from '../../../lib/state/useStore';
import type { PageReport } from '../../../lib/workshop/protocol';
import { partName } from '../../ui/partName';
import { Section } from '../../ui/Section';
import { useBench } from '../bench';
import { ContactsReport } from './ContactsReport';
import { OutcomesReport } from './OutcomesReport';
import { Standings } from './Standings';
import { StepsReport } from './StepsReport';

/** What the draft reads on the page just now. */
export function Report() {
  const report = useStore(useBench().link.store, ({ report }) => report);
  return (
    <Section title={text('workshop_report')}>
      <p class="report-summary" role="status">
        {report === null ? text('workshop_report_none') : summary(report)}
      </p>
      {report !== null && (
        <dl class="report">
          <Missing report={report} />
          <dt>{text('workshop_report_page')}</dt>
          <dd>
            {report.sequenceId === null
              ? text('workshop_report_other_url')
              : text('workshop_report_sequence', report.sequenceId)}
          </dd>
          <ContactsReport report={report} />
          <StepsReport steps={report.steps} />
          <dt>{text('workshop_start')}</dt>
          <dd class={report.start === 'missing' ? 'lost' : undefined}>
            {text(`workshop_start_${report.start}`)}
          </dd>
          <OutcomesReport outcomes={report.outcomes} />
          <Standings standings={report.standings} />
        </dl>
      )}
    </Section>
  );
}

/** The one line that says whether the page is read right. */
function summary({ selected, exact, price, sequenceId }: PageReport): string {
  if (sequenceId === null) return text('workshop_report_other_url');
  if (selected === 0) return text('workshop_report_nobody');
  if (!exact) return plural('workshop_report_inexact', selected);
  if (price === 0) return plural('workshop_report_no_price', selected);
  return plural('counter_preview', selected, formatNumber(price), plural('credits', selected * price));
}

function Missing({ report }: { readonly report: PageReport }) {
  const names = [...new Set(report.missing.map(partName))];
  return (
    <>
      <dt>{text('workshop_report_missing')}</dt>
      <dd class={names.length > 0 ? 'lost' : 'fine'}>
        {names.length === 0 ? text('workshop_report_all_found') : formatList(names)}
      </dd>
    </>
  );
}
