import { useCallback } from 'preact/hooks';
import { choose, type EditorStore, PAGE_SIZE } from '../state/editor';
import { useStore } from '../state/use-store';
import { Pager } from './pager';
import { PeopleBar } from './people-bar';
import { Person } from './person';

export function People({ store }: { store: EditorStore }) {
  const contacts = useStore(store, (state) => state.contacts);
  const loaded = useStore(store, (state) => state.loaded);
  const selection = useStore(store, (state) => state.selection);
  const states = useStore(store, (state) => state.states);
  const page = useStore(store, (state) => state.page);
  const onCheck = useCallback((id: string, checked: boolean) => choose(store, [id], checked), [store]);
  const shown = contacts.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);

  return (
    <section class="people card" aria-label="People">
      <PeopleBar store={store} shown={shown} />
      <table class="people__list" aria-label="People in this sequence">
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">Selected</span>
            </th>
            <th scope="col">Name</th>
            <th scope="col">Title and company</th>
            <th scope="col">Personalization</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((contact) => (
            <Person
              key={contact.id}
              contact={contact}
              state={states.get(contact.id)}
              checked={selection.ids.has(contact.id)}
              onCheck={onCheck}
            />
          ))}
        </tbody>
      </table>
      {!loaded && <p class="people__empty">Loading contacts…</p>}
      {loaded && contacts.length === 0 && (
        <p class="people__empty">No contacts yet. Import some to get started.</p>
      )}
      <Pager
        page={page}
        pages={Math.max(1, Math.ceil(contacts.length / PAGE_SIZE))}
        onTurn={(page) => store.setState({ page })}
      />
    </section>
  );
}
