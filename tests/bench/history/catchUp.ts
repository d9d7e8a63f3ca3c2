import { MAX_ENTRIES_PER_PAGE } from '../../../lib/protocol/http.ts';
import type { Figure, Measured } from '../figure.ts';
import { medians, timed } from '../kit/numbers.ts';
import { LONG, openHistories, SHORT } from './histories.ts';

const ROUNDS = 200;
const BEHIND = 100;

/** How long it takes a browser that is 100 entries behind to have them, in a long history against a short one: the same. */
export const catchUp: Figure = {
  name: `catching up by ${BEHIND} entries in a history of ${LONG.toLocaleString('en')}, against ${SHORT.toLocaleString('en')}`,
  unit: 'ms',
  goal: { atMost: 1.5 },
  async measure(stage) {
    const { short, long } = await stage.share(openHistories);
    const catchingUp = async ({ changes, snapshot }: typeof short) => {
      const { cursor } = await snapshot();
      return () =>
        timed(async () => {
          const { entries } = await changes(cursor - BEHIND, MAX_ENTRIES_PER_PAGE);
          if (entries.length !== BEHIND) throw new Error(`${entries.length} entries came`);
        });
    };
    const [inLong, inShort] = await Promise.all([catchingUp(long), catchingUp(short)]);
    const rounds: Measured[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({ value: await inLong(), baseline: await inShort() });
    }
    return medians(rounds);
  },
};
