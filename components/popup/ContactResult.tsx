import { contactStatusText } from '../../lib/i18n/codes';
import { plural, text } from '../../lib/i18n/text';
import type { HeldContact } from '../../lib/ledger/hold';

interface Props {
  readonly contact: HeldContact;
  /** Credits that were held for it. */
  readonly price: number;
}

/** What became of one contact, why, and where its credits are. */
export function ContactResult({ contact, price }: Props) {
  return (
    <li class="contact">
      <div class="row">
        <span class="contact-name">
          <bdi>{contact.name || contact.id}</bdi>
        </span>
        <span class="amount">{creditsText(contact, price)}</span>
      </div>
      <p class="facts">
        <span class={`result result-${contact.status}`}>{contactStatusText(contact.status)}</span>
        {contact.late && <span>{text('popup_contact_late')}</span>}
        {contact.reason !== '' && (
          <span>
            <bdi>{contact.reason}</bdi>
          </span>
        )}
        {contact.charged > 0 && contact.unbilled > 0 && (
          <span>{plural('popup_run_unbilled', contact.unbilled)}</span>
        )}
      </p>
    </li>
  );
}

function creditsText({ status, charged, unbilled }: HeldContact, price: number): string {
  if (status === 'pending') return plural('popup_run_retained', price);
  if (charged > 0) return plural('popup_run_used', charged);
  if (unbilled > 0) return plural('popup_run_unbilled', unbilled);
  return plural('popup_run_returned', price);
}
