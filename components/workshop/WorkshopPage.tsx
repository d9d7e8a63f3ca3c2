import { useEffect, useMemo, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import type { Broadcast } from '../../lib/messages/catalogue';
import { useStore } from '../../lib/state/useStore';
import type { Browsing } from '../../lib/workshop/browsing';
import type { Work } from '../../lib/workshop/draft';
import { readKept } from '../../lib/workshop/keep';
import { createProfilesStore } from '../../lib/workshop/profiles';
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
    const listen = (message: unknown): undefined => {
      if ((message as Broadcast).type === 'profiles.changed') void profiles.reload();
    };
    browser.runtime.onMessage.addListener(listen);
    return () => browser.runtime.onMessage.removeListener(listen);
  }, [profiles]);

  const [preferred] = known.status === 'ready' ? known.value.sources.inUse : [];
  const isOwn = known.status === 'ready' && known.value.sources.own.some(({ id }) => id === preferred?.id);
  const first =
    kept?.work ??
    (preferred === undefined ? null : { profile: preferred, openedId: isOwn ? preferred.id : null });
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
        {known.status === 'ready' && kept !== null && first !== null && (
          <Workbench first={first} known={known.value} profiles={profiles} ask={ask} browsing={browsing} />
        )}
      </main>
    </>
  );
}
