import type { CreditsView } from '../../lib/state/view';
import { balanceParts } from './balanceParts';

/** The balance, and what is to be known of it at a glance. */
export function Balance({ view }: { readonly view: CreditsView }) {
  return (
    <p class="balance">
      {balanceParts(view).flatMap(([kind, words]) => [
        <span key={words} class={kind}>
          {words}
        </span>,
        ' ',
      ])}
    </p>
  );
}
