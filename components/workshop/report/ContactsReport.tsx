import { formatNumber, plural, text } from '../../../lib/i18n/text';
import type { PageReport } from '../../../lib/workshop/protocol';

/** The rows that are there, the first of them, and the sentence beside them. */
export function ContactsReport({ report }: { readonly report: PageReport }) {
  const { rows, contacts, sentence } = report;
  return (
    <>
      <dt>{text('workshop_contacts')}</dt>
      <dd class={rows === 0 ? 'lost' : undefined}>
        {rows === 0 ? text('workshop_found_nothing') : plural('workshop_report_rows', rows)}
        <ol class="samples">
          {contacts.map(({ id, name, order, chosen }, place) => (
            <li key={place}>
              {name === '' ? text('workshop_report_no_name') : name}{' '}
              <code>{id === '' ? text('workshop_report_no_id') : id}</code>
              {order !== null && ` ${text('workshop_report_order', order)}`}
              {chosen && ` ${text('workshop_report_chosen')}`}
            </li>
          ))}
        </ol>
      </dd>
      {sentence !== null && (
        <>
          <dt>{text('workshop_sentence')}</dt>
          <dd>
            <q class="sample">{sentence.text}</q>{' '}
            {sentence.number === null
              ? text('workshop_report_no_number')
              : text('workshop_report_number', formatNumber(sentence.number))}
          </dd>
        </>
      )}
    </>
  );
}
