import type { HistoryWords } from '../csv/history';
import type { Entry } from '../ledger/entry';
import { csvDelimiter, text } from './text';

/** What a file of the history says, in the order of its columns. */
export function historyWords(): HistoryWords {
  const columns = [
    text('csv_entry'),
    text('csv_time'),
    text('csv_what'),
    text('csv_who'),
    text('csv_run'),
    text('csv_sequence'),
    text('csv_contact'),
    text('csv_contact_id'),
    text('csv_credits'),
    text('csv_reason'),
    text('csv_granted'),
    text('csv_available'),
    text('csv_retained'),
    text('csv_used'),
    text('csv_expired_so_far'),
    text('csv_unbilled'),
  ];
  return { columns, delimiter: csvDelimiter(), what };
}

function what(entry: Entry): string {
  switch (entry.kind) {
    case 'granted':
      return text(`csv_granted_${entry.source}`);
    case 'held':
      return text('csv_held');
    case 'deducted':
      return text('csv_deducted');
    case 'refunded':
      return text(entry.status === 'timed-out' ? 'csv_refunded_timed_out' : `csv_refunded_${entry.status}`);
    case 'reported-late':
      return text(`csv_late_${entry.status}`);
    case 'expired':
      return text('csv_expired');
  }
}
