import { useId, useRef, useState } from 'preact/hooks';
import { plural, text } from '../../lib/i18n/text';
import type { RunSummary } from '../../lib/messages/catalogue';
import type { PagedList } from '../../lib/state/pagedList';
import { useStore } from '../../lib/state/useStore';
import type { CreditsView } from '../../lib/state/view';
import { ListFoot } from '../ui/ListFoot';
import { Loading } from '../ui/Loading';
import { StatusLine } from '../ui/StatusLine';
import { OpenHold } from './OpenHold';

interface Props {
  readonly list: PagedList<RunSummary>;
  readonly view: Pick<CreditsView, 'memberId' | 'role'>;
  /** Refunds what a run still retains. Resolves to those credits. */
  readonly release: (run: RunSummary) => Promise<number>;
}

/** What is retained, and for what. */
export function OpenHolds({ list, view, release }: Props) {
  const heading = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const state = useStore(list.store);
  const [released, setReleased] = useState<number | null>(null);

  const releaseAndSay = async (run: RunSummary) => {
    setReleased(await release(run));
    // The button that had the focus goes away with its hold.
    title.current?.focus();
    await list.reload();
  };

  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} ref={title} tabIndex={-1}>
        {text('popup_holds')}
      </h2>
      <StatusLine>{released === null ? '' : plural('popup_released', released)}</StatusLine>
      {state.status === 'loading' && <Loading />}
      {state.status === 'ready' && state.problem === null && state.items.length === 0 && (
        <p class="muted">{text('popup_holds_none')}</p>
      )}
      {state.items.length > 0 && (
        <ul class="cards">
          {state.items.map((run) => (
            <OpenHold key={run.runId} run={run} view={view} release={() => releaseAndSay(run)} />
          ))}
        </ul>
      )}
      <ListFoot state={state} list={list} />
    </section>
  );
}
