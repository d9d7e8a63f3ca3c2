import type { Figure, Measured } from '../figure.ts';
import { medians } from '../kit/numbers.ts';
import { CROWD, openAudience } from './audience.ts';

const ROUNDS = 100;

/**
 * How long the answer to a hold takes in a team that 500 watch, against one that nobody does: on the same server, in
 * turn. Whoever asks doesn't wait for those who only watch.
 */
export const watchedHold: Figure = {
  name: `a hold answered with ${CROWD} watchers, against none`,
  unit: 'ms',
  goal: { atMost: 1.5 },
  async measure(stage) {
    const { crowd, none } = await stage.share(openAudience);
    const rounds: Measured[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({ value: (await crowd.hold()).answeredMs, baseline: (await none.hold()).answeredMs });
    }
    return medians(rounds);
  },
};
