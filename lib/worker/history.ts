import type { Changes } from '../protocol/http';

/** A message can't be of more than 64 MiB; a run of the most contacts is 8. */
const MOST_CHARS = 8 * 1024 * 1024;

/** As many of a page's entries as fit into one message: at least the first. */
export function firstEntries({ entries, cursor, more }: Changes, mostChars = MOST_CHARS): Changes {
  let chars = 0;
  const end = entries.findIndex((entry, i) => {
    chars += JSON.stringify(entry).length;
    return i > 0 && chars > mostChars;
  });
  const last = entries[end - 1];
  return last === undefined
    ? { entries, cursor, more }
    : { entries: entries.slice(0, end), cursor: last.seq, more: true };
}
