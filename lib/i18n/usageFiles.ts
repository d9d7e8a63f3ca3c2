import type { RunWords } from '../csv/run';
import type { UsageWords } from '../csv/usage';
import { categoryText, contactStatusText } from './codes';
import { csvDelimiter, text } from './text';

/** What a file of the usage says, in the order of its columns. */
export function usageWords(): UsageWords {
  const columns = [
    text('usage_csv_day'),
    text('usage_csv_member'),
    text('usage_csv_category'),
    text('usage_csv_sequence'),
    text('usage_csv_used'),
    text('usage_csv_returned'),
    text('usage_csv_succeeded'),
    text('usage_csv_failed'),
  ];
  return { columns, delimiter: csvDelimiter(), category: categoryText };
}

/** What a file of a run's contacts says, in the order of its columns. */
export function runWords(): RunWords {
  const columns = [
    text('run_csv_place'),
    text('run_csv_contact'),
    text('run_csv_contact_id'),
    text('run_csv_result'),
    text('run_csv_reason'),
    text('run_csv_late'),
    text('run_csv_settled'),
    text('run_csv_used'),
    text('run_csv_returned'),
    text('run_csv_retained'),
  ];
  return {
    columns,
    delimiter: csvDelimiter(),
    result: contactStatusText,
    late: (isLate) => text(isLate ? 'run_csv_yes' : 'run_csv_no'),
  };
}
