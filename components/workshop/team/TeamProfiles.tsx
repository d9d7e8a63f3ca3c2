import { useEffect, useMemo } from 'preact/hooks';
import { formatList } from '../../../lib/i18n/list';
import { formatNumber, text } from '../../../lib/i18n/text';
import { formatMoment } from '../../../lib/i18n/time';
import type { Ask } from '../../../lib/messages/ask';
import { createLoaded } from '../../../lib/state/loaded';
import type { Known, ProfilesStore } from '../../../lib/workshop/profiles';
import { ProblemNote } from '../../ui/ProblemNote';
import { Section } from '../../ui/Section';
import { PublishForm } from './PublishForm';
import { Versions } from './Versions';

interface Props {
  readonly known: Known;
  readonly profiles: ProfilesStore;
  readonly ask: Ask;
}

/** The profiles that a team's owner has published to all its members. */
export function TeamProfiles({ known, profiles, ask }: Props) {
  const { sources, team } = known;
  const versions = useMemo(() => createLoaded(() => ask('profiles.versions', {})), [ask]);
  const newest = sources.published?.version ?? 0;
  useEffect(() => void versions.reload(), [versions, newest]);
  if (team === null) return null;

  const lookAgain = async () => {
    await Promise.all([profiles.reload(), versions.reload()]);
  };
  return (
    <Section title={text('workshop_team', team.name)} intro={inUse(sources.published)}>
      <div class="places">
        {sources.problem !== null && (
          <ProblemNote title={text('workshop_team_problem')} problem={sources.problem} />
        )}
        {team.isOwner && (
          <PublishForm published={sources.published} profiles={profiles} lookAgain={lookAgain} />
        )}
        <Versions
          versions={versions}
          newest={newest}
          rollBack={team.isOwner ? (version) => profiles.rollBack(version, newest) : null}
          ask={ask}
        />
      </div>
    </Section>
  );
}

function inUse(published: Known['sources']['published']): string {
  if (published === null || published.version === 0) return text('workshop_team_never');
  const { version, profiles, publishedBy, publishedAtMs } = published;
  const when = formatMoment(publishedAtMs, Date.now());
  const who = [formatNumber(version), publishedBy, when] as const;
  return profiles.length === 0
    ? text('workshop_team_emptied', ...who)
    : text('workshop_team_in_use', ...who, formatList(profiles.map(({ name }) => name)));
}
