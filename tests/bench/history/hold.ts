import type { Figure, Measured } from '../figure.ts';
import { nextHold } from '../kit/hold.ts';
import { medians, timed } from '../kit/numbers.ts';
import { LONG, openHistories, SHORT } from './histories.ts';

const ROUNDS = 100;

/** How long the answer to a hold takes, in a long history against a short one: the same. */
export const holdInHistory: Figure = {
  name: `a hold in a history of ${LONG.toLocaleString('en')} entries, against ${SHORT.toLocaleString('en')}`,
  unit: 'ms',
  goal: { atMost: 1.5 },
  async measure(stage) {
    const { short, long } = await stage.share(openHistories);
    const hold = ({ submit }: typeof short) =>
      timed(async () => {
        const [answer] = await submit([nextHold()]);
        if (answer?.status !== 'accepted') throw new Error(`A hold was refused: ${answer?.code}`);
      });
    const rounds: Measured[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({ value: await hold(long), baseline: await hold(short) });
    }
    return medians(rounds);
  },
};
