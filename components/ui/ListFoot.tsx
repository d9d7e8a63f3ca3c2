import { text } from '../../lib/i18n/text';
import type { ListState, PagedList } from '../../lib/state/pagedList';
import { ProblemNote } from './ProblemNote';
import { RetryButton } from './RetryButton';

interface Props {
  readonly state: ListState<unknown>;
  readonly list: Pick<PagedList<unknown>, 'reload' | 'loadMore'>;
}

/** What comes after a list's items: its problem, or a way to more of them. */
export function ListFoot({ state, list }: Props) {
  if (state.problem !== null) {
    return (
      <ProblemNote problem={state.problem}>
        <RetryButton retry={list.reload} />
      </ProblemNote>
    );
  }
  if (!state.more) return null;
  const busy = state.status === 'loading-more';
  return (
    <button
      type="button"
      class="button button-quiet"
      aria-disabled={busy}
      onClick={() => busy || list.loadMore()}
    >
      {text(busy ? 'page_loading' : 'page_show_more')}
    </button>
  );
}
