import { formatNumber, plural, text } from '../../../lib/i18n/text';
import { useReading } from '../bench';

/** What a page may well lack while nothing is wrong: nobody has failed, runs, or is selected. */
const COMES_AND_GOES: ReadonlySet<string> = new Set([
  'contacts.chosen',
  'outcomes.reason',
  'outcomes.attempt',
  'outcomes.job',
]);

/** What a place of the draft finds on the page just now. */
export function Reading({ path }: { readonly path: string }) {
  const reading = useReading(path);
  if (reading === null) return null;
  const { count, of, sample } = reading;
  // Nothing in no rows is the rows' fault.
  const isLost = count === 0 && of !== 0;
  if (isLost && COMES_AND_GOES.has(path)) {
    return <p class="reading reading-absent">{text('workshop_found_absent')}</p>;
  }
  return (
    <p class={isLost ? 'reading reading-lost' : 'reading'}>
      <span>{found(count, of)}</span>
      {sample !== '' && <q class="sample">{sample}</q>}
    </p>
  );
}

/** How much was found, in words. */
export function found(count: number, of: number | null): string {
  if (of === 0) return text('workshop_found_no_rows');
  if (count === 0) return text('workshop_found_nothing');
  return of === null
    ? plural('workshop_found', count)
    : text('workshop_found_in', formatNumber(count), formatNumber(of));
}
