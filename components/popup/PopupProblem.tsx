import { text } from '../../lib/i18n/text';
import type { Problem } from '../../lib/protocol/problem';
import { ProblemNote } from '../ui/ProblemNote';
import { RetryButton } from '../ui/RetryButton';
import { SettingsLink } from '../ui/SettingsLink';
import { useAction } from '../ui/useAction';

interface Props {
  readonly problem: Problem;
  readonly retry: () => Promise<void>;
  /** Gives up on data that is gone and begins with none. */
  readonly startEmpty: () => Promise<void>;
}

/** Shown where there are no credits to show: why, and what can be done about it. */
export function PopupProblem({ problem, retry, startEmpty }: Props) {
  const erasing = useAction(startEmpty);
  const busy = erasing.state.status === 'busy';
  const shown = erasing.state.status === 'problem' ? erasing.state.problem : problem;
  return (
    <ProblemNote problem={shown} title={text('popup_problem_title')}>
      {problem.code === 'data-missing' || problem.code === 'data-damaged' ? (
        <>
          <a class="button" href="/options.html#data" target="_blank" rel="noreferrer">
            {text('popup_import')}
          </a>
          <button type="button" class="button" aria-disabled={busy} onClick={() => busy || erasing.run()}>
            {text('popup_start_empty')}
          </button>
        </>
      ) : (
        <>
          <RetryButton retry={retry} />
          <SettingsLink code={problem.code} />
        </>
      )}
    </ProblemNote>
  );
}
