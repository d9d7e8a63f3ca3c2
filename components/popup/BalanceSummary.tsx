import { useId } from 'preact/hooks';
import { formatNumber, plural, pluralAround, text } from '../../lib/i18n/text';
import type { CreditsView } from '../../lib/state/view';
import { isUnderWay, spokenCredits } from '../counter/balanceParts';
import { Announced } from '../ui/Announced';
import { BalanceBar } from './BalanceBar';
import { SyncNote } from './SyncNote';

/** The team's credits at a glance: the counter's number, and where its credits are. */
export function BalanceSummary({ view }: { readonly view: CreditsView }) {
  const heading = useId();
  const { available, retained, used, expired, unbilled } = view.balances;
  const [before, number, after] = pluralAround('credits', view.balance);
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{text('popup_balance')}</h2>
      {view.team !== null && (
        <p class="team">
          <span class="visually-hidden">{text('popup_team')}</span> {view.team.name}
        </p>
      )}
      <p class="balance">
        {before}
        <strong>{number}</strong>
        {after}
      </p>
      <Announced words={spokenCredits(view)} underWay={isUnderWay(view)} />
      <SyncNote sync={view.sync} />
      <BalanceBar available={available} retained={retained} used={used} />
      <dl class="figures">
        <Figure kind="available" name={text('popup_available')} credits={available} />
        <Figure kind="retained" name={text('popup_retained')} credits={retained} />
        <Figure kind="used" name={text('popup_used')} credits={used} />
      </dl>
      {expired > 0 && <p class="muted">{plural('popup_expired', expired)}</p>}
      {unbilled > 0 && <p class="muted">{plural('popup_unbilled', unbilled)}</p>}
    </section>
  );
}

interface FigureProps {
  readonly kind: 'available' | 'retained' | 'used';
  readonly name: string;
  readonly credits: number;
}

function Figure({ kind, name, credits }: FigureProps) {
  return (
    <div class={`figure figure-${kind}`}>
      <dt>{name}</dt>
      <dd>{formatNumber(credits)}</dd>
    </div>
  );
}
