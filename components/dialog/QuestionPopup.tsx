import { text } from '../../lib/i18n/text';
import type { Question } from '../../lib/sequence/start/questions';
import { bindingLimit, type CreditsView } from '../../lib/state/view';
import { BuyCredits } from '../counter/BuyCredits';
import { PopupFrame } from './PopupFrame';
import { wordingOf } from './wording';

interface Props {
  readonly question: Question;
  /** Null where the credits can't be shown. */
  readonly view: Pick<CreditsView, 'buyUrl' | 'role' | 'limit' | 'spendable' | 'balances'> | null;
  readonly onGoOn: (event: Event) => void;
  readonly onStop: (event: Event) => void;
  readonly onClosed: () => void;
  readonly onBuy: (event: Event) => void;
}

/** Asks the rep before a run starts: how far the credits go, or what to do about what went wrong. */
export function QuestionPopup({ question, view, onGoOn, onStop, onClosed, onBuy }: Props) {
  const { title, texts, figures, goOn, stop, offersBuying } = wordingOf(question, view && bindingLimit(view));
  return (
    <PopupFrame title={title} onLeave={onStop} onClosed={onClosed}>
      {texts.map((words) => (
        <p key={words}>{words}</p>
      ))}
      {figures.length > 0 && (
        <dl>
          {figures.map(([name, number]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{number}</dd>
            </div>
          ))}
        </dl>
      )}
      {offersBuying && view !== null && (
        <p class="more">
          <BuyCredits buyUrl={view.buyUrl} onBuy={onBuy} />
          {view.role === 'member' && <span>{text('popup_buy_member')}</span>}
        </p>
      )}
      <div class="buttons">
        {goOn !== null && (
          <button type="button" class="primary" onClick={onGoOn}>
            {goOn}
          </button>
        )}
        <button type="button" onClick={onStop}>
          {stop}
        </button>
      </div>
    </PopupFrame>
  );
}
