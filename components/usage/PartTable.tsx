import { useState } from 'preact/hooks';
import { formatNumber, text } from '../../lib/i18n/text';
import { formatShare } from '../../lib/i18n/usage';
import type { UsagePart } from '../../lib/usage/sums';

interface Props {
  readonly title: string;
  /** What the parts are: members, categories … */
  readonly column: string;
  /** The largest first. */
  readonly parts: readonly UsagePart[];
  /** What one of them is called. */
  readonly nameOf: (of: string) => string;
}

const PARTS_AT_ONCE = 10;

/** Who or what used how much of the whole. */
export function PartTable({ title, column, parts, nameOf }: Props) {
  const [shown, setShown] = useState(PARTS_AT_ONCE);
  const whole = parts.reduce((sum, { used }) => sum + used, 0);
  return (
    <>
      <table class="numbers parts" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{column}</th>
            <th scope="col">{text('usage_share')}</th>
            <th scope="col">{text('usage_used')}</th>
            <th scope="col">{text('usage_returned')}</th>
            <th scope="col">{text('usage_emails')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.slice(0, shown).map((part) => (
            <tr key={part.of}>
              <th scope="row">
                <bdi>{nameOf(part.of)}</bdi>
              </th>
              <td>
                <Share of={whole === 0 ? 0 : part.used / whole} />
              </td>
              <td>{formatNumber(part.used)}</td>
              <td>{formatNumber(part.returned)}</td>
              <td>{formatNumber(part.succeeded)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {parts.length > shown && (
        <button type="button" class="button button-quiet" onClick={() => setShown(shown + PARTS_AT_ONCE)}>
          {text('page_show_more')}
        </button>
      )}
    </>
  );
}

function Share({ of }: { readonly of: number }) {
  return (
    <span class="share">
      <span class="share-room" aria-hidden="true">
        <span class="share-bar" style={{ inlineSize: `${of * 100}%` }} />
      </span>
      <span class="share-number">{formatShare(of)}</span>
    </span>
  );
}
