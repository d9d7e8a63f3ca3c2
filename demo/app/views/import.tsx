import { useRef } from 'preact/hooks';
import { postContacts } from '../api';
import { decodeFile, parseContacts } from '../csv';
import { type EditorStore, loadContacts, wordsOf } from '../state/editor';
import { useStore } from '../state/use-store';

/** How many problems of a file are told; a file that is all wrong would fill the page. */
const MOST_PROBLEMS = 5;

/** Exports have dozens. */
const MOST_COLUMNS = 6;

/** Takes contacts from a CSV file; {@link News} tells what became of it. */
export function Import({ store }: { store: EditorStore }) {
  const input = useRef<HTMLInputElement>(null);
  const take = async () => {
    const file = input.current?.files?.[0];
    if (!file) return;
    store.setState({ news: await importFile(store, file).catch((error) => [wordsOf(error)]) });
    // The same file can be chosen again once it has been corrected.
    if (input.current) input.current.value = '';
  };
  return (
    <>
      <input
        ref={input}
        class="people__import-file"
        type="file"
        accept=".csv,text/csv"
        aria-label="CSV file with contacts"
        hidden
        onChange={() => void take()}
      />
      <button type="button" class="people__import button" onClick={() => input.current?.click()}>
        Import contacts
      </button>
    </>
  );
}

export function News({ store }: { store: EditorStore }) {
  const news = useStore(store, (state) => state.news);
  if (news.length === 0) return null;
  return (
    <div class="people__news notice" role="status">
      <ul>
        {news.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <button type="button" class="button button--quiet" onClick={() => store.setState({ news: [] })}>
        Close
      </button>
    </div>
  );
}

async function importFile(store: EditorStore, file: File): Promise<string[]> {
  const { sequence } = store.getState();
  if (!sequence) return [];
  const { rows, problems, leftOut } = parseContacts(decodeFile(new Uint8Array(await file.arrayBuffer())));
  const news: string[] = [];
  if (rows.length > 0) {
    const { added, known } = await postContacts(sequence.id, rows);
    await loadContacts(store, sequence.id);
    news.push(added === 1 ? '1 contact imported.' : `${added.toLocaleString()} contacts imported.`);
    if (known > 0) news.push(`${known.toLocaleString()} already in this sequence.`);
    if (leftOut.length > 0) news.push(leftOutWords(leftOut));
  }
  news.push(...problems.slice(0, MOST_PROBLEMS));
  const untold = problems.length - MOST_PROBLEMS;
  if (untold > 0) news.push(`And ${untold.toLocaleString()} more rows that couldn’t be imported.`);
  return news;
}

function leftOutWords(columns: readonly string[]): string {
  const named = columns.slice(0, MOST_COLUMNS).map((name) => `“${name}”`);
  const untold = columns.length - named.length;
  const more = untold > 0 ? [`${untold.toLocaleString()} more`] : [];
  return `Columns that weren’t imported: ${new Intl.ListFormat('en').format([...named, ...more])}.`;
}
