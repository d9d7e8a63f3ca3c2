import { formatNumber, plural, text } from '../../lib/i18n/text';
import { coverage } from '../../lib/ledger/coverage';
import { pricePerContact } from '../../lib/ledger/price';
import type { PageReading } from '../../lib/sequence/reader/reading';

interface Props {
  readonly reading: Pick<PageReading, 'selected' | 'exact' | 'steps' | 'unknownCategories'>;
  /** Credits that a new run may spend. */
  readonly spendable: number;
}

/**
 * What a run over the current selection would cost, and how far the credits go; at least that where others may be chosen out
 * of sight. Nothing where nothing is known.
 */
export function CostPreview({ reading, spendable }: Props) {
  const { selected, exact, steps, unknownCategories } = reading;
  if (selected === 0 || steps.length === 0 || unknownCategories.length > 0) return null;
  const price = pricePerContact(steps);
  const covered = coverage(selected, spendable, price);
  const cost = selected * price;
  return (
    <p class="preview">
      <span class="sum">
        {plural(
          exact ? 'counter_preview' : 'counter_preview_least',
          selected,
          formatNumber(price),
          plural('credits', cost),
        )}
      </span>{' '}
      {exact && covered === selected && <span class="left">{plural('counter_left', spendable - cost)}</span>}
      {/* With none to spend, the line above has said it all. */}
      {covered < selected && spendable > 0 && (
        <span class="short">
          {covered === 0 ? text('counter_covers_none') : plural('counter_covers', covered)}
        </span>
      )}
    </p>
  );
}
