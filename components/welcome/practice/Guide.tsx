import { plural, text } from '../../../lib/i18n/text';
import { isRunning, offerOf, type PracticeState, runOf } from '../../../lib/practice/practice';
import { StatusLine } from '../../ui/StatusLine';

/** Says what to try next, and what has just happened. */
export function Guide({ state }: { readonly state: PracticeState }) {
  return <StatusLine>{guideText(state)}</StatusLine>;
}

function guideText(state: PracticeState): string {
  const { selected, covered } = offerOf(state);
  const run = runOf(state);
  if (state.added > 0) return plural('practice_added', state.added);
  if (isRunning(state)) return text('practice_running');
  if (selected > 0) return text(covered < selected ? 'practice_over' : 'practice_covered');
  if (run === null) return text('practice_begin');
  return text('practice_finished', plural('credits', run.deducted), plural('credits', run.refunded));
}
