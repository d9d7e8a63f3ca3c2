import { useEffect, useMemo, useState } from 'preact/hooks';
import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import { createOptionsStore } from '../../lib/state/options';
import { useStore } from '../../lib/state/useStore';
import { Loading } from '../ui/Loading';
import { PageHeader } from '../ui/PageHeader';
import { ProblemNote } from '../ui/ProblemNote';
import { RetryButton } from '../ui/RetryButton';
import { DataSection } from './DataSection';
import { SettingsSections } from './SettingsSections';

/** The options page. Data can be imported and erased even where the settings can't be read. */
export function OptionsPage({ ask }: { readonly ask: Ask }) {
  const options = useMemo(() => createOptionsStore(ask), [ask]);
  const state = useStore(options.store);
  const [generation, setGeneration] = useState(0);

  useEffect(() => {
    void options.reload();
  }, [options]);

  // Forms keep what was typed; after all data has been replaced they start again from what it holds.
  const startAgain = async () => {
    await options.reload();
    setGeneration((before) => before + 1);
  };

  return (
    <>
      <PageHeader title={text('options_title')} />
      <main>
        {state.status === 'loading' && <Loading />}
        {state.status === 'problem' && (
          <ProblemNote problem={state.problem}>
            <RetryButton retry={options.reload} />
          </ProblemNote>
        )}
        {state.status === 'ready' && (
          <SettingsSections key={generation} options={options} value={state.value} ask={ask} />
        )}
        <DataSection ask={ask} onReplaced={startAgain} />
      </main>
    </>
  );
}
