import { useEffect, useMemo, useState } from 'preact/hooks';
import { text } from '../../../lib/i18n/text';
import type { Ask } from '../../../lib/messages/ask';
import type { TopUpRule } from '../../../lib/protocol/topUp';
import { createLoaded } from '../../../lib/state/loaded';
import { useStore } from '../../../lib/state/useStore';
import type { CreditsView } from '../../../lib/state/view';
import { ConfirmButton } from '../../ui/ConfirmButton';
import { Loading } from '../../ui/Loading';
import { ProblemNote } from '../../ui/ProblemNote';
import { RetryButton } from '../../ui/RetryButton';
import { Section } from '../../ui/Section';
import { SettingsLink } from '../../ui/SettingsLink';
import { StatusLine } from '../../ui/StatusLine';
import { LastTopUps } from './LastTopUps';
import { TopUpDialog } from './TopUpDialog';
import { TopUpStanding } from './TopUpStanding';

interface Props {
  readonly view: CreditsView;
  readonly ask: Ask;
}

/** For an owner: whether credits are bought by themselves when the team runs low, and what was bought so. */
export function TopUpSection({ view, ask }: Props) {
  const topUp = useMemo(() => createLoaded(() => loadTopUp(ask)), [ask]);
  const state = useStore(topUp.store);
  const [setting, setSetting] = useState(false);
  const [said, setSaid] = useState('');

  // A server is asked when something was granted, and not with every contact of a run.
  useEffect(() => {
    void topUp.reload();
  }, [topUp, view.ledgerId, view.balances.granted]);

  const save = async (rule: TopUpRule | null) => {
    await ask('billing.setTopUp', { rule });
    setSetting(false);
    await topUp.reload();
    setSaid(text(rule === null ? 'top_up_ended' : 'top_up_saved'));
  };

  return (
    <Section anchor="top-up" title={text('top_up_title')} intro={text('top_up_intro')}>
      {state.status === 'loading' && <Loading />}
      {state.status === 'problem' && (
        <ProblemNote problem={state.problem}>
          <RetryButton retry={topUp.reload} />
          <SettingsLink code={state.problem.code} />
        </ProblemNote>
      )}
      {state.status === 'ready' && (
        <div class="top-up">
          <TopUpStanding topUp={state.value.topUp} />
          <div class="actions">
            {state.value.topUp.offered && (
              <button
                type="button"
                class="button"
                onClick={() => {
                  setSaid('');
                  setSetting(true);
                }}
              >
                {text(state.value.topUp.rule === null ? 'top_up_set_up' : 'top_up_change')}
              </button>
            )}
            {state.value.topUp.rule !== null && (
              <ConfirmButton
                label={text('top_up_end')}
                confirmLabel={text('top_up_end')}
                confirm={() => save(null)}
              >
                {text('top_up_end_question')}
              </ConfirmButton>
            )}
          </div>
          <LastTopUps last={state.value.topUp.last} />
        </div>
      )}
      <StatusLine>{said}</StatusLine>
      {setting && state.status === 'ready' && (
        <TopUpDialog
          ask={ask}
          offers={state.value.offers}
          rule={state.value.topUp.rule}
          save={save}
          close={() => setSetting(false)}
        />
      )}
    </Section>
  );
}

async function loadTopUp(ask: Ask) {
  const [topUp, offers] = await Promise.all([ask('billing.topUp', {}), ask('billing.offers', {})]);
  return { topUp, offers };
}
