import { useEffect, useState } from 'preact/hooks';
import type { Account, SequenceSummary } from '../model';
import { getAccount, getSequences } from './api';
import { LanguageContext, storedLanguage, storeLanguage } from './language';
import { useRoute } from './route';
import { wordsOf } from './state/editor';
import { Directory } from './views/directory';
import { Header } from './views/header';
import { Nothing } from './views/nothing';
import { SequenceView } from './views/sequence-view';
import { Sidebar } from './views/sidebar';

/** The whole app, once it knows whose it is. */
export function App() {
  const [language, setLanguage] = useState(storedLanguage);
  const [known, setKnown] = useState<{ account: Account; sequences: SequenceSummary[] } | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    Promise.all([getAccount(), getSequences()]).then(
      ([account, sequences]) => setKnown({ account, sequences }),
      (error) => setProblem(wordsOf(error)),
    );
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
    storeLanguage(language);
  }, [language]);

  if (problem !== '') return <Nothing title="Reply couldn’t be opened">{problem}</Nothing>;
  if (!known) return null;
  return (
    <LanguageContext.Provider value={language}>
      <Header account={known.account} language={language} onLanguage={setLanguage} />
      <div class="shell">
        <Views sequences={known.sequences} />
      </div>
    </LanguageContext.Provider>
  );
}

function Views({ sequences }: { sequences: readonly SequenceSummary[] }) {
  const route = useRoute(sequences[0]?.id ?? '');
  return (
    <>
      <Sidebar sequences={sequences} route={route} />
      <div class="content">
        {route.view === 'directory' && <Directory sequences={sequences} />}
        {route.view === 'unknown' && <Nothing title="Page not found">Choose a sequence on the left.</Nothing>}
        {'sequenceId' in route && (
          <SequenceView key={route.sequenceId} sequenceId={route.sequenceId} view={route.view} />
        )}
      </div>
    </>
  );
}
