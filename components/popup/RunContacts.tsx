import { useEffect, useMemo } from 'preact/hooks';
import { text } from '../../lib/i18n/text';
import type { ContactStatus } from '../../lib/ledger/hold';
import type { Ask } from '../../lib/messages/ask';
import type { RunSummary } from '../../lib/messages/catalogue';
import { createContactList } from '../../lib/state/runs';
import { useStore } from '../../lib/state/useStore';
import { ListFoot } from '../ui/ListFoot';
import { Loading } from '../ui/Loading';
import { ContactResult } from './ContactResult';
import { runName } from './steps';

interface Props {
  readonly run: RunSummary;
  readonly ask: Ask;
  /** Only those that stand like this. */
  readonly status?: ContactStatus | undefined;
}

/** A run's contacts with their results, kept up to date while it is open. */
export function RunContacts({ run, ask, status }: Props) {
  const list = useMemo(() => createContactList(ask, run.runId, status), [ask, run.runId, status]);
  const state = useStore(list.store);

  // Every list of runs brings new summaries, so a new one means that something may have changed.
  useEffect(() => {
    void list.reload();
  }, [list, run]);

  const isWhole = state.status === 'ready' && state.problem === null && !state.more;

  return (
    <div class="run-contacts">
      {state.status === 'loading' && <Loading />}
      {isWhole && status !== undefined && state.items.length === 0 && (
        <p class="muted">{text('run_filter_none')}</p>
      )}
      {isWhole && status === undefined && state.items.length < run.covered && (
        <p class="muted">{text('run_partly')}</p>
      )}
      {state.items.length > 0 && (
        <ul aria-label={text('popup_contacts_label', runName(run))}>
          {state.items.map((contact) => (
            <ContactResult key={contact.id} contact={contact} price={run.pricePerContact} />
          ))}
        </ul>
      )}
      <ListFoot state={state} list={list} />
    </div>
  );
}
