import { useEffect, useMemo } from 'preact/hooks';
import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import type { RunSummary } from '../../lib/messages/catalogue';
import { createIntents } from '../../lib/state/intents';
import { createLoaded } from '../../lib/state/loaded';
import { createRunList } from '../../lib/state/runs';
import { useStore } from '../../lib/state/useStore';
import { bindingLimit, type CreditsView } from '../../lib/state/view';
import { useSeldom } from '../ui/useSeldom';
import { BalanceSummary } from './BalanceSummary';
import { BuyLink } from './BuyLink';
import { DiagnosisNote } from './DiagnosisNote';
import { LowCredits } from './LowCredits';
import { OpenHolds } from './OpenHolds';
import { OwnLimit } from './OwnLimit';
import { RecentRuns } from './RecentRuns';
import { RecentUsage } from './RecentUsage';
import { SourceTable } from './SourceTable';

interface Props {
  readonly view: CreditsView;
  readonly ask: Ask;
}

/** Everything the popup shows of a ledger that can be read. */
export function Credits({ view, ask }: Props) {
  const lists = useMemo(() => createPopupLists(ask), [ask]);
  const diagnoses = useStore(lists.diagnoses.store);
  const usage = useStore(lists.usage.store);
  const limit = bindingLimit(view);

  // Also where the cursor stays: reports that wait for the server are counted in already.
  useEffect(() => {
    void lists.open.reload();
    void lists.recent.reload();
    void lists.diagnoses.reload();
  }, [lists, view]);

  const cursor = useSeldom(view.cursor);
  useEffect(() => {
    void lists.usage.reload();
  }, [lists, view.ledgerId, cursor]);

  return (
    <>
      <BalanceSummary view={view} />
      {limit === null ? (
        <>
          <LowCredits view={view} />
          <BuyLink view={view} />
        </>
      ) : (
        // More credits would change nothing for this member.
        <OwnLimit limit={limit} view={view} />
      )}
      {diagnoses.status === 'ready' && <DiagnosisNote diagnoses={diagnoses.value} />}
      <SourceTable view={view} />
      <RecentUsage usage={usage} available={view.balances.available} told={view.sync.problem} />
      <OpenHolds list={lists.open} view={view} release={lists.release} />
      <RecentRuns list={lists.recent} memberId={view.memberId} ask={ask} />
    </>
  );
}

function createPopupLists(ask: Ask) {
  const intents = createIntents();
  return {
    open: createRunList(ask, true),
    recent: createRunList(ask, false),
    diagnoses: createLoaded(() => ask('diagnosis.get', {})),
    usage: createLoaded(() => ask('usage.summary', {})),
    async release({ runId }: RunSummary): Promise<number> {
      const reason = text('popup_release_reason');
      const answer = await ask('run.cancel', { commandId: intents.idOf(runId), runId, reason });
      intents.answered(runId);
      // The run has ended meanwhile: there was nothing left to release.
      return answer.status === 'accepted' ? answer.refunded : 0;
    },
  };
}
