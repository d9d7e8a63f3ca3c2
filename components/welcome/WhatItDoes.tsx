import { categoryText } from '../../lib/i18n/codes';
import { formatNumber, text } from '../../lib/i18n/text';
import { CATEGORIES, pricePerEmail } from '../../lib/ledger/price';

const FATES = ['retained', 'used', 'returned'] as const;

/** What becomes of credits in a run, and what an email costs. */
export function WhatItDoes() {
  return (
    <div class="what">
      <dl class="fates">
        {FATES.map((fate) => (
          <div key={fate}>
            <dt>{text(`welcome_${fate}`)}</dt>
            <dd>{text(`welcome_${fate}_text`)}</dd>
          </div>
        ))}
      </dl>
      <table class="numbers prices">
        <caption>{text('welcome_prices')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('welcome_price_category')}</th>
            <th scope="col">{text('welcome_price_credits')}</th>
          </tr>
        </thead>
        <tbody>
          {CATEGORIES.map((category) => (
            <tr key={category}>
              <th scope="row">{categoryText(category)}</th>
              <td>{formatNumber(pricePerEmail(category))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
