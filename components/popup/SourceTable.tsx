import { useId } from 'preact/hooks';
import { formatNumber, text } from '../../lib/i18n/text';
import type { Pool } from '../../lib/ledger/pools';
import type { CreditsView } from '../../lib/state/view';

/** Plan credits and add-on credits apart. */
export function SourceTable({ view }: { readonly view: CreditsView }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{text('popup_sources')}</h2>
      <table class="numbers" aria-labelledby={heading}>
        <thead>
          <tr>
            <th scope="col">{text('popup_sources_from')}</th>
            <th scope="col">{text('popup_available')}</th>
            <th scope="col">{text('popup_retained')}</th>
            <th scope="col">{text('popup_used')}</th>
          </tr>
        </thead>
        <tbody>
          <PoolRow name={text('popup_source_plan')} pool={view.plan} />
          <PoolRow name={text('popup_source_add_on')} pool={view.addOn} />
        </tbody>
      </table>
    </section>
  );
}

function PoolRow({ name, pool }: { readonly name: string; readonly pool: Pool }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{formatNumber(pool.available)}</td>
      <td>{formatNumber(pool.retained)}</td>
      <td>{formatNumber(pool.used)}</td>
    </tr>
  );
}
