import { problemText } from '../../lib/i18n/codes';
import { text } from '../../lib/i18n/text';
import type { PolicyProblem } from '../../lib/settings/policy';

/** What can't be used of what the organisation has set, for whoever can put it right. */
export function PolicyProblems({ problems }: { readonly problems: readonly PolicyProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <div class="note note-warn" role="alert">
      <p class="note-title">{text('managed_problems')}</p>
      <ul>
        {problems.map((problem) => (
          <li key={problem.key}>{text('managed_problem', problem.key, whatIsWrong(problem))}</li>
        ))}
      </ul>
    </div>
  );
}

function whatIsWrong({ code, detail }: PolicyProblem): string {
  return code === 'invalid-input' ? detail : problemText(code);
}
