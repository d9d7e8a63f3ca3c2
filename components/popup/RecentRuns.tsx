import { useId } from 'preact/hooks';
import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import type { RunSummary } from '../../lib/messages/catalogue';
import type { PagedList } from '../../lib/state/pagedList';
import { useStore } from '../../lib/state/useStore';
import { ListFoot } from '../ui/ListFoot';
import { Loading } from '../ui/Loading';
import { NoRuns } from './NoRuns';
import { RunItem } from './RunItem';

interface Props {
  readonly list: PagedList<RunSummary>;
  /** Who looks. */
  readonly memberId: string;
  readonly ask: Ask;
}

/** What was personalized of late, newest first. */
export function RecentRuns({ list, memberId, ask }: Props) {
  const heading = useId();
  const state = useStore(list.store);
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{text('popup_runs')}</h2>
      {state.status === 'loading' && <Loading />}
      {state.status === 'ready' && state.problem === null && state.items.length === 0 && <NoRuns />}
      {state.items.length > 0 && (
        <ul class="runs">
          {state.items.map((run) => (
            <RunItem key={run.runId} run={run} isOwn={run.by === memberId} ask={ask} />
          ))}
        </ul>
      )}
      <ListFoot state={state} list={list} />
    </section>
  );
}
