import { problemText } from '../../lib/i18n/codes';
import { text } from '../../lib/i18n/text';
import type { PageReading } from '../../lib/sequence/reader/reading';
import type { ViewState } from '../../lib/state/view';
import { Balance } from './Balance';
import { BuyCredits } from './BuyCredits';
import { CostPreview } from './CostPreview';

interface Props {
  readonly credits: ViewState;
  readonly reading: PageReading | null;
  readonly onBuy: (event: Event) => void;
}

/** The credit counter in the step editor. */
export function Counter({ credits, reading, onBuy }: Props) {
  return (
    <section class="counter" aria-label={text('counter_name')}>
      <span class="name" aria-hidden="true">
        {text('counter_name')}
      </span>
      {credits.status === 'loading' && <p class="loading">{text('counter_loading')}</p>}
      {credits.status === 'problem' && (
        <p class="problem" role="status">
          {problemText(credits.problem.code)}
        </p>
      )}
      {credits.status === 'ready' && (
        <>
          <Balance view={credits.view} />
          {reading !== null && <CostPreview reading={reading} available={credits.view.balances.available} />}
          <BuyCredits buyUrl={credits.view.buyUrl} onBuy={onBuy} />
        </>
      )}
    </section>
  );
}
