import { useMemo } from 'preact/hooks';
import type { Ask } from '../../lib/messages/ask';
import { useStore } from '../../lib/state/useStore';
import type { Browsing } from '../../lib/workshop/browsing';
import { createDraft, type Work } from '../../lib/workshop/draft';
import { wrongsOf } from '../../lib/workshop/errors';
import type { Known, ProfilesStore } from '../../lib/workshop/profiles';
import { BenchContext } from './bench';
import { AboutPart } from './form/AboutPart';
import { ContactsPart } from './form/ContactsPart';
import { CounterPart } from './form/CounterPart';
import { OutcomesPart } from './form/OutcomesPart';
import { SelectedPart } from './form/SelectedPart';
import { StepsPart } from './form/StepsPart';
import { KeepBar } from './keep/KeepBar';
import { OwnProfiles } from './keep/OwnProfiles';
import { TextSection } from './keep/TextSection';
import { PagePicker } from './PagePicker';
import { ProfilePicker } from './ProfilePicker';
import { Report } from './report/Report';
import { standingOf } from './standing';
import { TeamProfiles } from './team/TeamProfiles';
import { useKept } from './useKept';
import { useLink } from './useLink';

interface Props {
  /** What is worked on at first. */
  readonly first: Work;
  readonly known: Known;
  readonly profiles: ProfilesStore;
  readonly ask: Ask;
  readonly browsing: Browsing;
}

/** The draft on one side, what it reads on the other. */
export function Workbench({ first, known, profiles, ask, browsing }: Props) {
  // What was taken up stays, whatever is known later.
  const draft = useMemo(() => createDraft(first), []);
  const { profile, openedId } = useStore(draft.store);
  const wrongs = useMemo(() => wrongsOf(profile), [profile]);
  const { own, inUse } = known.sources;
  const { link, pages } = useLink(browsing, profile, inUse);
  const bench = useMemo(() => ({ draft, link, wrongs }), [draft, link, wrongs]);
  useKept(draft);

  const standing = standingOf(profile, known.sources);
  const save = async () => {
    await profiles.save(profile, openedId);
    draft.saved();
  };
  return (
    <BenchContext.Provider value={bench}>
      <div class="bench">
        <div class="bench-side">
          <PagePicker pages={pages} />
          <Report />
        </div>
        <div class="bench-form">
          <ProfilePicker sources={known.sources} />
          <AboutPart />
          <ContactsPart />
          <SelectedPart />
          <StepsPart />
          <CounterPart />
          <OutcomesPart />
          <TextSection />
          <OwnProfiles own={own} remove={profiles.remove} />
          <TeamProfiles known={known} profiles={profiles} ask={ask} />
          <KeepBar save={save} standing={standing} />
        </div>
      </div>
    </BenchContext.Provider>
  );
}
