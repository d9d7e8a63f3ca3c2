import type { ComponentChildren } from 'preact';
import { problemText } from '../../lib/i18n/codes';
import { text } from '../../lib/i18n/text';
import type { Problem } from '../../lib/protocol/problem';

interface Props {
  readonly problem: Problem;
  readonly title?: string;
  /** What a person can do about it. */
  readonly children?: ComponentChildren;
}

/** Says what went wrong, as soon as it appears. */
export function ProblemNote({ problem, title, children }: Props) {
  return (
    <div class="note note-danger" role="alert">
      {title !== undefined && <p class="note-title">{title}</p>}
      <p>{problemText(problem.code)}</p>
      {problem.detail !== '' && <p class="detail">{text('problem_detail', problem.detail)}</p>}
      {children !== undefined && <div class="actions">{children}</div>}
    </div>
  );
}
