import type { Figure, Measured } from '../figure.ts';
import { medians } from '../kit/numbers.ts';
import { CROWD, openAudience } from './audience.ts';

const ROUNDS = 100;

/**
 * From asking for a hold until the last of 500 live watchers of the team has been told that there is something new, against
 * the time until a single one has. All are told by one thread, one after the other, each over a connection of its own.
 */
export const told: Figure = {
  name: `a hold told to the last of ${CROWD} watchers, against a single one`,
  unit: 'ms',
  goal: { atMost: 10 },
  async measure(stage) {
    const { crowd, single } = await stage.share(openAudience);
    const rounds: Measured[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({ value: (await crowd.hold()).toldMs, baseline: (await single.hold()).toldMs });
    }
    return medians(rounds);
  },
};
