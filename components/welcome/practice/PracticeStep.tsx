import { useId } from 'preact/hooks';
import { categoryText } from '../../../lib/i18n/codes';
import { text } from '../../../lib/i18n/text';
import { CATEGORIES, type Category } from '../../../lib/ledger/price';
import { viewOf } from '../../../lib/practice/ledger';
import { isRunning, offerOf, type Practice, readingOf } from '../../../lib/practice/practice';
import { useStore } from '../../../lib/state/useStore';
import { Counter } from '../../counter/Counter';
import { QuestionPopup } from '../../dialog/QuestionPopup';
import { Guide } from './Guide';
import { PracticeList } from './PracticeList';
import { useSpoken } from './useSpoken';

/** A sequence to practise on, with the real counter and the real pop-up. */
export function PracticeStep({ practice }: { readonly practice: Practice }) {
  const id = useId();
  const state = useStore(practice.store);
  const view = viewOf(state.books);
  const said = useSpoken(view);
  const running = isRunning(state);
  return (
    <div class="practice">
      <div class="practice-bar">
        <h3>{text('practice_name')}</h3>
        <Counter
          credits={{ status: 'ready', view }}
          reading={readingOf(state)}
          running={running}
          broken={false}
          farther={null}
          said={said}
          onBuy={practice.buy}
        />
      </div>
      <Guide state={state} />
      <PracticeList practice={practice} state={state} />
      <div class="practice-controls">
        <div class="field">
          <label for={id}>{text('welcome_price_category')}</label>
          <select
            id={id}
            disabled={running}
            value={state.category}
            onChange={(event) => practice.writeAs(event.currentTarget.value as Category)}
          >
            {CATEGORIES.map((category) => (
              <option key={category} value={category}>
                {categoryText(category)}
              </option>
            ))}
          </select>
        </div>
        <button
          type="button"
          class="button button-primary"
          aria-disabled={running || state.chosen.size === 0}
          onClick={practice.press}
        >
          {text('practice_start')}
        </button>
        <button type="button" class="button" onClick={practice.startAgain}>
          {text('practice_again')}
        </button>
      </div>
      {state.asks && (
        <QuestionPopup
          question={{ kind: 'offer', ...offerOf(state) }}
          view={view}
          onGoOn={practice.goOn}
          onStop={practice.stop}
          onClosed={practice.stop}
          onBuy={practice.buy}
        />
      )}
    </div>
  );
}
