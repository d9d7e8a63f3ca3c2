import { formatList } from '../../../lib/i18n/list';
import { formatNumber, plural, text } from '../../../lib/i18n/text';
import type { Standing } from '../../../lib/workshop/protocol';
import { partName } from '../../ui/partName';

/** Which of several profiles the page would be read with, and why. */
export function Standings({ standings }: { readonly standings: readonly Standing[] }) {
  return (
    <>
      <dt>{text('workshop_standings')}</dt>
      <dd>
        <ul class="samples">
          {standings.map((standing) => (
            <li key={standing.profileId} class={standing.wins ? 'wins' : undefined}>
              {standing.name} {standing.wins && <strong>{text('workshop_wins')}</strong>}
              <p class="muted">{why(standing)}</p>
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}

function why({ why, found, of, missing }: Standing): string {
  if (why === 'url') return text('workshop_why_url');
  const names = formatList(missing.map(partName));
  if (why === 'marks') return text('workshop_why_marks', names);
  if (missing.length === 0) return plural('workshop_why_all', of);
  return plural('workshop_why_parts', of, formatNumber(found), names);
}
