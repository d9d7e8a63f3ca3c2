import type { Contact } from '../../model';
import { useWords } from '../language';
import { choose, chooseAll, chooseNone, type EditorStore, personalize } from '../state/editor';
import { useStore } from '../state/use-store';

interface PeopleBarProps {
  readonly store: EditorStore;
  /** The contacts of the page that is open. */
  readonly shown: readonly Contact[];
}

export function PeopleBar({ store, shown }: PeopleBarProps) {
  const { selected: selectedSentence, number } = useWords();
  const { ids: selected } = useStore(store, (state) => state.selection);
  const total = useStore(store, (state) => state.contacts.length);
  const anyStep = useStore(store, (state) => Object.values(state.choices).some(({ included }) => included));
  const shownSelected = shown.filter(({ id }) => selected.has(id)).length;

  return (
    <div class="people__bar">
      <input
        type="checkbox"
        class="people__select-page"
        aria-label="Select everyone on this page"
        disabled={shown.length === 0}
        checked={shownSelected > 0 && shownSelected === shown.length}
        indeterminate={shownSelected > 0 && shownSelected < shown.length}
        onChange={({ currentTarget }) =>
          choose(
            store,
            shown.map(({ id }) => id),
            currentTarget.checked,
          )
        }
      />
      <span class="people__selected" role="status">
        {selectedSentence(selected.size)}
      </span>
      <span class="people__links">
        <button
          type="button"
          class="people__select-all button button--quiet"
          disabled={total === 0 || selected.size === total}
          onClick={() => chooseAll(store)}
        >
          {total === 1 ? 'Select the contact' : `Select all ${number(total)} contacts`}
        </button>
        <button
          type="button"
          class="people__clear button button--quiet"
          disabled={selected.size === 0}
          onClick={() => chooseNone(store)}
        >
          Clear selection
        </button>
      </span>
      <button
        type="button"
        class="personalize button button--main"
        disabled={selected.size === 0 || !anyStep}
        onClick={() => void personalize(store)}
      >
        Personalize with Jason AI
      </button>
    </div>
  );
}
