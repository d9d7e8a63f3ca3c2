import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { plural, text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import type { TeamConnection } from '../../lib/messages/catalogue';
import { SEQUENCE_EDITOR_ORIGIN } from '../../lib/profile/origin';
import { createLoaded } from '../../lib/state/loaded';
import { useStore } from '../../lib/state/useStore';
import { Loading } from '../ui/Loading';
import { ProblemNote } from '../ui/ProblemNote';
import { RetryButton } from '../ui/RetryButton';

interface Props {
  readonly connection: TeamConnection;
  readonly ask: Ask;
}

/** Says that the person is in, as whom, and what they can spend. */
export function Joined({ connection: { team, member }, ask }: Props) {
  const credits = useMemo(() => createLoaded(() => ask('view.get', {})), [ask]);
  const state = useStore(credits.store);
  const title = useRef<HTMLHeadingElement>(null);

  // What was pressed is gone.
  useLayoutEffect(() => title.current?.focus(), []);
  useEffect(() => {
    void credits.reload();
  }, [credits]);

  return (
    <section class="panel" aria-labelledby="joined">
      <div class="panel-head">
        <h2 id="joined" ref={title} tabIndex={-1}>
          {text('join_done', team.name)}
        </h2>
        <p class="muted">{text('join_done_as', member.name, text(`role_${member.role}`))}</p>
      </div>
      <div class="join">
        {state.status === 'loading' && <Loading />}
        {state.status === 'problem' && (
          <ProblemNote problem={state.problem}>
            <RetryButton retry={credits.reload} />
          </ProblemNote>
        )}
        {state.status === 'ready' && (
          <p class="spendable">{plural('join_done_spend', state.value.spendable)}</p>
        )}
        <div class="actions">
          <a class="button button-primary" href={SEQUENCE_EDITOR_ORIGIN} target="_blank" rel="noreferrer">
            {text('popup_runs_open_reply')}
          </a>
          <a class="button" href="/welcome.html">
            {text('join_done_how')}
          </a>
        </div>
      </div>
    </section>
  );
}
