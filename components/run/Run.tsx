import { useEffect, useMemo, useState } from 'preact/hooks';
import { contactStatusText } from '../../lib/i18n/codes';
import { text } from '../../lib/i18n/text';
import { runWords } from '../../lib/i18n/usageFiles';
import { CONTACT_STATUSES, type ContactStatus } from '../../lib/ledger/hold';
import type { Ask } from '../../lib/messages/ask';
import type { RunSummary } from '../../lib/messages/catalogue';
import { createLoaded } from '../../lib/state/loaded';
import { runCsv } from '../../lib/state/runFile';
import { useStore } from '../../lib/state/useStore';
import type { CreditsView } from '../../lib/state/view';
import { RunContacts } from '../popup/RunContacts';
import { SyncNote } from '../popup/SyncNote';
import { Field } from '../ui/Field';
import { Loading } from '../ui/Loading';
import { ProblemNote } from '../ui/ProblemNote';
import { RetryButton } from '../ui/RetryButton';
import { Section } from '../ui/Section';
import { SaveCsv } from '../usage/SaveCsv';
import { RunFacts } from './RunFacts';

interface Props {
  readonly view: CreditsView;
  readonly runId: string;
  readonly ask: Ask;
}

/** A run, kept up to date while it is open. */
export function Run({ view, runId, ask }: Props) {
  const run = useMemo(() => createLoaded(() => ask('runs.get', { runId })), [ask, runId]);
  const state = useStore(run.store);
  useEffect(() => {
    void run.reload();
  }, [run, view]);

  if (state.status === 'loading') return <Loading />;
  if (state.status === 'problem') {
    return (
      <ProblemNote problem={state.problem}>
        <RetryButton retry={run.reload} />
      </ProblemNote>
    );
  }
  if (state.value === null) {
    return (
      <div class="note note-info">
        <p class="note-title">{text('run_unknown_title')}</p>
        <p>{text('run_unknown_text')}</p>
      </div>
    );
  }
  const { run: found, memberName } = state.value;
  const who = found.by === view.memberId ? text('usage_you') : (memberName ?? text('run_teammate'));
  return (
    <>
      <SyncNote sync={view.sync} />
      <Section title={text('run_facts')}>
        <RunFacts run={found} who={who} />
      </Section>
      <Section title={text('run_results')}>
        <Results run={found} ask={ask} />
      </Section>
    </>
  );
}

function Results({ run, ask }: { readonly run: RunSummary; readonly ask: Ask }) {
  const [status, setStatus] = useState<ContactStatus>();
  return (
    <>
      <Field label={text('run_filter')} error={null}>
        {(links) => (
          <select
            {...links}
            value={status ?? ''}
            onChange={({ currentTarget: { value } }) =>
              setStatus(CONTACT_STATUSES.find((known) => known === value))
            }
          >
            <option value="">{text('run_filter_all')}</option>
            {CONTACT_STATUSES.map((one) => (
              <option key={one} value={one}>
                {contactStatusText(one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <RunContacts run={run} ask={ask} status={status} />
      <SaveCsv name="jason-ai-credits-run" write={() => runCsv(ask, run, runWords())} />
    </>
  );
}
