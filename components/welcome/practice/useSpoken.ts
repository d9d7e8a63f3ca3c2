import { useEffect, useMemo, useState } from 'preact/hooks';
import type { CreditsView } from '../../../lib/state/view';
import { isUnderWay, spokenCredits } from '../../counter/balanceParts';
import { createAnnouncer } from '../../ui/announcer';

/** What is to be read out of the credits now, as in the sequence page. */
export function useSpoken(view: CreditsView): string {
  const [said, setSaid] = useState('');
  const announcer = useMemo(() => createAnnouncer(setSaid), []);
  useEffect(() => announcer.stop, [announcer]);
  useEffect(() => announcer.tell(spokenCredits(view), isUnderWay(view)));
  return said;
}
