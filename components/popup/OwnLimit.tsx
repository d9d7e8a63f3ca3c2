import { ownLimitText } from '../../lib/i18n/ownLimit';
import { text } from '../../lib/i18n/text';
import type { SpendingLimit } from '../../lib/protocol/team';
import type { CreditsView } from '../../lib/state/view';

interface Props {
  readonly limit: SpendingLimit;
  readonly view: CreditsView;
}

/** Says that it is the member's own limit, and not the team's credits, that leaves them so few. */
export function OwnLimit({ limit, view }: Props) {
  const { spendable, lowCreditThreshold, role } = view;
  return (
    <div class={`note ${spendable <= lowCreditThreshold ? 'note-warn' : 'note-info'}`}>
      <p>{ownLimitText(limit, spendable, Date.now())}</p>
      {role === 'owner' && (
        <p>
          <a href="/billing.html#members" target="_blank" rel="noreferrer">
            {text('popup_change_limits')}
          </a>
        </p>
      )}
    </div>
  );
}
