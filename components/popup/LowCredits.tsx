import { plural, text } from '../../lib/i18n/text';
import type { CreditsView } from '../../lib/state/view';

/** Warns before, and when, the team's credits leave nothing to spend. */
export function LowCredits({ view }: { readonly view: CreditsView }) {
  const { available, retained } = view.balances;
  if (available > view.lowCreditThreshold) return null;
  if (available > 0) {
    return (
      <div class="note note-warn">
        <p>{plural('popup_low', available)}</p>
      </div>
    );
  }
  const state = retained > 0 ? 'popup_all_retained' : 'popup_none';
  return (
    <div class="note note-warn">
      <p class="note-title">{text(`${state}_title`)}</p>
      <p>{text(`${state}_text`)}</p>
    </div>
  );
}
