import { categoryText } from '../../lib/i18n/codes';
import { formatList } from '../../lib/i18n/list';
import { text } from '../../lib/i18n/text';
import type { RunSummary } from '../../lib/messages/catalogue';

/** What a run's emails are written as, in the order of its email steps. */
export function stepsText({ steps }: Pick<RunSummary, 'steps'>): string {
  return formatList(steps.map((step) => categoryText(step.category)));
}

/** Tells a run from the others, for a control that is read without its surroundings. */
export function runName(run: Pick<RunSummary, 'steps' | 'sequenceId'>): string {
  return text('popup_run_name', stepsText(run), run.sequenceId);
}
