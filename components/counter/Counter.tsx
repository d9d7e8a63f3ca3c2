import { problemText } from '../../lib/i18n/codes';
import { text } from '../../lib/i18n/text';
import type { PageReading } from '../../lib/sequence/reader/reading';
import type { FartherNote } from '../../lib/state/reading';
import type { ViewState } from '../../lib/state/view';
import { Balance } from './Balance';
import { BuyCredits } from './BuyCredits';
import { CostPreview } from './CostPreview';
import { SyncLine } from './SyncLine';

interface Props {
  readonly credits: ViewState;
  readonly reading: PageReading | null;
  /** Some of the chosen contacts are being personalized: then what they would cost anew is beside the point. */
  readonly running: boolean;
  /** The page has been beyond reading for some time. */
  readonly broken: boolean;
  readonly farther: FartherNote | null;
  /** What is to be read out now. */
  readonly said: string;
  readonly onBuy: (event: Event) => void;
  /** Takes it away from a page that is beyond reading. */
  readonly onClose?: (event: Event) => void;
}

/** The credit counter in the step editor. */
export function Counter({ credits, reading, running, broken, farther, said, onBuy, onClose }: Props) {
  return (
    <section class="counter" aria-label={text('counter_name')}>
      {credits.status === 'loading' && <p class="loading">{text('counter_loading')}</p>}
      {credits.status === 'problem' && (
        <p class="problem" role="status">
          {problemText(credits.problem.code)}
        </p>
      )}
      {credits.status === 'ready' && (
        <>
          <div class="lines">
            <div class="line">
              <span class="name" aria-hidden="true">
                {text('counter_name')}
              </span>
              <Balance view={credits.view} />
            </div>
            {broken && (
              <p class="unreadable" role="status">
                {text('counter_unreadable')}
              </p>
            )}
            {reading !== null && !running && !broken && (
              <CostPreview reading={reading} spendable={credits.view.spendable} />
            )}
            <SyncLine sync={credits.view.sync} />
            {farther && (
              <button type="button" class="buy" onClick={farther.look}>
                {farther.words}
              </button>
            )}
            {/* Always there: a region that comes with its words isn't read out. */}
            <p class="said" role="status">
              {said}
            </p>
          </div>
          <BuyCredits buyUrl={credits.view.buyUrl} onBuy={onBuy} />
        </>
      )}
      {broken && onClose && (
        <button type="button" class="buy" aria-label={text('counter_close')} onClick={onClose}>
          ×
        </button>
      )}
    </section>
  );
}
