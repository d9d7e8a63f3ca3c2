import { formatNumber, text } from '../../../lib/i18n/text';
import { ReadField } from '../fields/ReadField';
import { Several } from '../fields/Several';

const MOST_VALUES = 5;

/** What tells contacts apart: one value, or several together. */
export function IdentityFields({ part }: { readonly part: 'contacts.id' | 'outcomes.contactId' }) {
  const label = (place: number) =>
    place === 0 ? text('workshop_identity') : text('workshop_identity_more', formatNumber(place + 1));
  return (
    <Several
      path={part}
      initial={{}}
      fewest={1}
      most={MOST_VALUES}
      addLabel={text('workshop_identity_add')}
      label={label}
    >
      {(place) => <ReadField part={part} index={place} label={label(place)} />}
    </Several>
  );
}
