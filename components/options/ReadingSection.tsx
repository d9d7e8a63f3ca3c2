import { profilesInUseText } from '../../lib/i18n/profiles';
import { text } from '../../lib/i18n/text';
import type { Options } from '../../lib/state/options';
import { ApproveProfiles } from '../approval/ApproveProfiles';
import { ProblemNote } from '../ui/ProblemNote';
import { Section } from '../ui/Section';
import { OnlyShipped } from './OnlyShipped';

interface Props {
  readonly value: Options;
  readonly approve: (digests: readonly string[]) => Promise<void>;
  readonly save: (onlyShippedProfiles: boolean) => Promise<void>;
}

/** How the sequence page is read, in a line, and the way to where that can be put right. */
export function ReadingSection({ value: { sources, settings, policy }, approve, save }: Props) {
  return (
    <Section anchor="profile" title={text('options_reading')} intro={text('options_reading_intro')}>
      <div class="task">
        {sources.problem !== null && <ProblemNote problem={sources.problem} />}
        <ApproveProfiles sources={sources} approve={approve} />
        <p>{profilesInUseText(sources)}</p>
        <OnlyShipped
          stored={settings.onlyShippedProfiles}
          isManaged={policy.onlyShippedProfiles}
          save={save}
        />
        <a class="button" href="/workshop.html" target="_blank" rel="noreferrer">
          {text('options_reading_open')}
        </a>
      </div>
    </Section>
  );
}
