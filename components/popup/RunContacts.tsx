import { useEffect, useMemo } from 'preact/hooks';
import { text } from '../../lib/i18n/text';
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
}

/** A run's contacts with their results, kept up to date while it is open. */
export function RunContacts({ run, ask }: Props) {
  const list = useMemo(() => createContactList(ask, run.runId), [ask, run.runId]);
  const state = useStore(list.store);

  // Every list of runs brings new summaries, so a new one means that something may have changed.
  useEffect(() => {
    void list.reload();
  }, [list, run]);

  return (
    <div class="run-contacts">
      {state.status === 'loading' && <Loading />}
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
