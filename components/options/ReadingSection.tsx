import { profilesInUseText } from '../../lib/i18n/profiles';
import { text } from '../../lib/i18n/text';
import type { ProfileSources } from '../../lib/messages/catalogue';
import { ProblemNote } from '../ui/ProblemNote';
import { Section } from '../ui/Section';

/** How the sequence page is read, in a line, and the way to where that can be put right. */
export function ReadingSection({ sources }: { readonly sources: ProfileSources }) {
  return (
    <Section anchor="profile" title={text('options_reading')} intro={text('options_reading_intro')}>
      <div class="task">
        {sources.problem !== null && <ProblemNote problem={sources.problem} />}
        <p>{profilesInUseText(sources)}</p>
        <a class="button" href="/workshop.html" target="_blank" rel="noreferrer">
          {text('options_reading_open')}
        </a>
      </div>
    </Section>
  );
}
