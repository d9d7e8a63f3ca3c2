import type { UsageRow } from '../protocol/usage';
import { BYTE_ORDER_MARK, csvLine, type Delimiter } from './csv';

/** What the file says, in the reader's language. */
export interface UsageWords {
  /** One for each column. */
  readonly columns: readonly string[];
  readonly delimiter: Delimiter;
  category(category: UsageRow['category']): string;
}

/** Usage as CSV. @param names of members, by their ids; who isn't in it is called by their id */
export function usageCsv(
  rows: readonly UsageRow[],
  words: UsageWords,
  names: ReadonlyMap<string, string>,
): string[] {
  const lines = rows.map((row) =>
    csvLine(
      [
        row.day,
        names.get(row.memberId) ?? row.memberId,
        words.category(row.category),
        row.sequenceId,
        row.used,
        row.returned,
        row.succeeded,
        row.failed,
      ],
      words.delimiter,
    ),
  );
  return [BYTE_ORDER_MARK, csvLine(words.columns, words.delimiter), ...lines];
}
