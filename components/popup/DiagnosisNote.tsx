import { useId } from 'preact/hooks';
import { formatList } from '../../lib/i18n/list';
import { formatNumber, text } from '../../lib/i18n/text';
import { formatMoment } from '../../lib/i18n/time';
import type { DiagnosisSince } from '../../lib/messages/catalogue';
import { partName } from '../ui/partName';

/** Says which parts of the sequence page can't be read, by which profile, and since when. */
export function DiagnosisNote({ diagnoses }: { readonly diagnoses: readonly DiagnosisSince[] }) {
  const heading = useId();
  const troubled = diagnoses.filter((one) => one.profileId === null || one.missing.length > 0);
  if (troubled.length === 0) return null;
  const isUnread = troubled.some(isUnreadable);
  return (
    <section class="note note-warn" aria-labelledby={heading}>
      <h2 class="note-title" id={heading}>
        {text(isUnread ? 'popup_diagnosis' : 'popup_diagnosis_partly')}
      </h2>
      <ul class="diagnoses">
        {troubled.map((one) => (
          <li key={one.url}>
            <p>{whatIsMissing(one)}</p>
            <p class="muted">{text('popup_diagnosis_since', formatMoment(one.sinceMs, Date.now()))}</p>
            <Profiles diagnosis={one} />
            <p class="muted address">{one.url.replace(/^https:\/\//, '')}</p>
          </li>
        ))}
      </ul>
      <p>
        {text(isUnread ? 'popup_diagnosis_advice' : 'popup_diagnosis_partly_advice')}{' '}
        <a href="/workshop.html" target="_blank" rel="noreferrer">
          {text('popup_diagnosis_settings')}
        </a>
      </p>
    </section>
  );
}

/** Which profile is used, and how the others for its address stand to the page. */
function Profiles({ diagnosis: { profileId, candidates } }: { readonly diagnosis: DiagnosisSince }) {
  const used = candidates.find((candidate) => candidate.profileId === profileId);
  const others = candidates.filter((candidate) => candidate !== used);
  return (
    <>
      {used !== undefined && <p class="muted">{text('popup_diagnosis_profile', used.name)}</p>}
      {others.length > 0 && (
        <p class="muted">{text('popup_diagnosis_others', formatList(others.map(standing)))}</p>
      )}
    </>
  );
}

function standing({ name, found, of }: DiagnosisSince['candidates'][number]): string {
  return text('popup_diagnosis_fits', name, formatNumber(found), formatNumber(of));
}

/** Whether what is missing may keep runs from being counted; a page without a place for the counter is read all the same. */
function isUnreadable({ profileId, missing }: DiagnosisSince): boolean {
  return profileId === null || missing.some((path) => path.split('.')[0] !== 'counter');
}

function whatIsMissing({ profileId, missing }: DiagnosisSince): string {
  if (profileId === null) return text('popup_diagnosis_unknown');
  return text('popup_diagnosis_missing', formatList([...new Set(missing.map(partName))]));
}
