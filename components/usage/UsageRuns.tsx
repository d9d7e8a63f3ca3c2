import { useEffect, useMemo } from 'preact/hooks';
import { formatNumber, text } from '../../lib/i18n/text';
import { formatMoment } from '../../lib/i18n/time';
import type { Ask } from '../../lib/messages/ask';
import { createRunList } from '../../lib/state/runs';
import { useStore } from '../../lib/state/useStore';
import type { CreditsView } from '../../lib/state/view';
import { NoRuns } from '../popup/NoRuns';
import { RunLink } from '../popup/RunLink';
import { stepsText } from '../popup/steps';
import { ListFoot } from '../ui/ListFoot';
import { Loading } from '../ui/Loading';

interface Props {
  readonly view: CreditsView;
  /** What a member is called. */
  readonly nameOf: (memberId: string) => string;
  readonly ask: Ask;
}

/** Runs, newest first, each with a way to its own page. */
export function UsageRuns({ view, nameOf, ask }: Props) {
  const list = useMemo(() => createRunList(ask, false), [ask]);
  const state = useStore(list.store);
  useEffect(() => {
    void list.reload();
  }, [list, view]);

  return (
    <>
      {state.status === 'loading' && <Loading />}
      {state.status === 'ready' && state.problem === null && state.items.length === 0 && <NoRuns />}
      {state.items.length > 0 && (
        <table class="numbers run-table" aria-label={text('usage_runs')}>
          <thead>
            <tr>
              <th scope="col">{text('run_when')}</th>
              <th scope="col">{text('run_who')}</th>
              <th scope="col">{text('run_emails')}</th>
              <th scope="col">{text('usage_sequence')}</th>
              <th scope="col">{text('usage_used')}</th>
              <th scope="col">{text('usage_returned')}</th>
            </tr>
          </thead>
          <tbody>
            {state.items.map((run) => (
              <tr key={run.runId}>
                <th scope="row">
                  <RunLink run={run}>{formatMoment(run.heldAtMs, Date.now())}</RunLink>
                </th>
                <td>
                  <bdi>{nameOf(run.by)}</bdi>
                </td>
                <td>{stepsText(run)}</td>
                <td>
                  <bdi>{run.sequenceId}</bdi>
                </td>
                <td>{formatNumber(run.deducted + run.chargedLate)}</td>
                <td>{formatNumber(run.refunded)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ListFoot state={state} list={list} />
    </>
  );
}
