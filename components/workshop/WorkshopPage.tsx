import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import { hear } from '../../lib/messages/hear';
import { useStore } from '../../lib/state/useStore';
import type { Browsing } from '../../lib/workshop/browsing';
import type { Work } from '../../lib/workshop/draft';
import { readKept } from '../../lib/workshop/keep';
import { createProfilesStore, type Known } from '../../lib/workshop/profiles';
import { Loading } from '../ui/Loading';
import { PageHeader } from '../ui/PageHeader';
import { ProblemNote } from '../ui/ProblemNote';
import { RetryButton } from '../ui/RetryButton';
import { Workbench } from './Workbench';

interface Props {
  readonly ask: Ask;
  readonly browsing: Browsing;
}

/** The profile workshop: how pages are read, seen live on an open one, put right, saved and shared. */
export function WorkshopPage({ ask, browsing }: Props) {
  const profiles = useMemo(() => createProfilesStore(ask), [ask]);
  const known = useStore(profiles.store);
  const [kept, setKept] = useState<{ readonly work: Work | null } | null>(null);

  useEffect(() => {
    void profiles.reload();
    readKept().then(
      (work) => setKept({ work }),
      () => setKept({ work: null }),
    );
    const end = new AbortController();
    hear('profiles.changed', () => void profiles.reload(), end.signal);
    return () => end.abort();
  }, [profiles]);

  // What is worked on stays where it is, also while the worker doesn't answer.
  const last = useRef<Known | null>(null);
  if (known.status === 'ready') last.current = known.value;
  const value = last.current;
  const first = kept && (kept.work ?? preferredOf(value));
  return (
    <>
      <PageHeader title={text('workshop_title')}>
        <a class="page-header-link" href="/options.html#profile">
          {text('popup_settings')}
        </a>
      </PageHeader>
      <main>
        {known.status === 'problem' && (
          <ProblemNote problem={known.problem}>
            <RetryButton retry={profiles.reload} />
          </ProblemNote>
        )}
        {(known.status === 'loading' || (known.status === 'ready' && kept === null)) && <Loading />}
        {value !== null && first !== null && (
          <Workbench first={first} known={value} profiles={profiles} ask={ask} browsing={browsing} />
        )}
      </main>
    </>
  );
}

/** What pages are read with before all else, to begin with. */
function preferredOf(known: Known | null): Work | null {
  const { own, inUse } = known?.sources ?? { own: [], inUse: [] };
  const [preferred] = inUse;
  if (preferred === undefined) return null;
  return { profile: preferred, openedId: own.some(({ id }) => id === preferred.id) ? preferred.id : null };
}
