import type { CreditsView } from '../../../lib/state/view';
import type { SequencePage } from '../kit/sequencePage.ts';
import { refuse, silence } from './answers.ts';
import { HUGE_VIEW, LIMIT, OFFLINE, viewOf } from './given.ts';
import { ofSequence, type Screen } from './screen.ts';

const COUNTER = 'jason-ai-credits';
const DIALOG = 'jason-ai-credits-dialog';

const known = (view: CreditsView) => ({ status: 'ready', view }) as const;

/** A team's credits where nothing was used yet. */
const available = (credits: number, change: Partial<CreditsView> = {}) =>
  known(
    viewOf({
      balances: { granted: credits, available: credits, retained: 0, used: 0, expired: 0, unbilled: 0 },
      ...change,
    }),
  );

const reads = (words: string) => (sequence: SequencePage) =>
  sequence.counter.getByText(words).first().waitFor();

/** Chooses the page's 5 contacts and starts the run. */
async function press(sequence: SequencePage): Promise<void> {
  await sequence.selectPage();
  await sequence.start.click();
}

const asks = (words: string) => async (sequence: SequencePage) => {
  await press(sequence);
  await sequence.dialog.getByText(words).first().waitFor();
};

const goesOn = (words: string) => async (sequence: SequencePage) => {
  await press(sequence);
  await sequence.dialog.getByRole('button', { name: 'Personalize the first 3' }).click();
  await sequence.dialog.getByText(words).first().waitFor();
};

export const SEQUENCE_SCREENS: readonly Screen[] = [
  ofSequence('counter-none', COUNTER, available(0), [], reads('No credits available')),
  ofSequence('counter-low', COUNTER, available(7), [], async (sequence) => {
    await sequence.selectPage();
    await reads('covers the first 3')(sequence);
  }),
  ofSequence('counter-retained', COUNTER, known(viewOf()), [], reads('30 retained')),
  ofSequence(
    'counter-own-limit',
    COUNTER,
    available(90, { limit: LIMIT, spendable: 8 }),
    [],
    reads('own limit'),
  ),
  ofSequence('counter-offline', COUNTER, available(90, { sync: OFFLINE }), [], reads('As of')),
  ofSequence('counter-huge', COUNTER, known({ ...HUGE_VIEW, sync: OFFLINE }), [], reads('retained')),
  ofSequence(
    'counter-error',
    COUNTER,
    { status: 'problem', problem: { code: 'data-missing', detail: '' } },
    [],
    reads("isn't in this browser"),
  ),
  ofSequence('dialog-over', DIALOG, available(7), [], asks('Personalize the first 3')),
  ofSequence('dialog-none', DIALOG, available(0), [], asks('Not enough credits')),
  ofSequence(
    'dialog-member',
    DIALOG,
    available(7, { role: 'member', limit: LIMIT, spendable: 6 }),
    [],
    asks('Your own limit covers'),
  ),
  ofSequence(
    'dialog-retaining',
    DIALOG,
    available(7),
    [silence('run.hold')],
    goesOn('Setting credits aside'),
  ),
  ofSequence(
    'dialog-offline',
    DIALOG,
    available(7),
    [refuse('run.hold', 'unreachable')],
    goesOn('Try again'),
  ),
];
