import { useEffect } from 'preact/hooks';
import { usageCsv } from '../../lib/csv/usage';
import { text } from '../../lib/i18n/text';
import { usageWords } from '../../lib/i18n/usageFiles';
import type { Ask } from '../../lib/messages/ask';
import type { UsageStore } from '../../lib/state/usage';
import { useStore } from '../../lib/state/useStore';
import type { CreditsView } from '../../lib/state/view';
import type { UsageView } from '../../lib/usage/view';
import { Loading } from '../ui/Loading';
import { ProblemNote } from '../ui/ProblemNote';
import { RetryButton } from '../ui/RetryButton';
import { Section } from '../ui/Section';
import { SettingsLink } from '../ui/SettingsLink';
import { useSeldom } from '../ui/useSeldom';
import { AsOf } from './AsOf';
import { Figures } from './Figures';
import { PeriodChoice } from './PeriodChoice';
import { SaveCsv } from './SaveCsv';
import { UsageDetails } from './UsageDetails';
import { UsageRuns } from './UsageRuns';

interface Props {
  readonly view: CreditsView;
  readonly usage: UsageStore;
  readonly ask: Ask;
}

/** The usage of a team whose credits can be read. */
export function Usage({ view, usage, ask }: Props) {
  const { period, usage: state, hasBilling } = useStore(usage.store);
  const cursor = useSeldom(view.cursor);
  useEffect(() => {
    void usage.reload();
  }, [usage, view.ledgerId, cursor]);

  const shown = state.status === 'ready' ? state.value : null;
  const names = new Map(shown?.members.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) =>
    id === view.memberId ? text('usage_you') : (names.get(id) ?? text('run_teammate'));

  return (
    <>
      <Section title={text('usage_summary')}>
        <PeriodChoice
          period={period}
          hasBilling={period === 'billing' || hasBilling}
          choose={(next) => void usage.choose(next)}
        />
        {state.status === 'loading' && <Loading />}
        {state.status === 'problem' && (
          <ProblemNote problem={state.problem}>
            <RetryButton retry={usage.reload} />
            <SettingsLink code={state.problem.code} />
          </ProblemNote>
        )}
        {shown !== null && (
          <>
            <Figures usage={shown} available={view.balances.available} />
            {shown.rows.length === 0 ? (
              <div class="empty">
                <p class="note-title">{text('usage_none_title')}</p>
                <p>{text('usage_none_text')}</p>
              </div>
            ) : (
              <SaveCsv name="jason-ai-credits-usage" write={writeCsv(shown, nameOf)} />
            )}
            <AsOf usage={shown} reload={usage.reload} />
          </>
        )}
      </Section>
      {shown !== null && <UsageDetails usage={shown} view={view} nameOf={nameOf} />}
      <Section title={text('usage_runs')} intro={text('usage_runs_text')}>
        <UsageRuns view={view} nameOf={nameOf} ask={ask} />
      </Section>
    </>
  );
}

function writeCsv({ rows, members }: UsageView, nameOf: (memberId: string) => string) {
  // Whoever is given the file doesn't know who "you" are.
  const names = new Map(members.map(({ id, name }) => [id, name || nameOf(id)]));
  return async () => usageCsv(rows, usageWords(), names);
}
