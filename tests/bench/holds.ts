import { type CommitOptions, GROUP_COMMIT, ONE_BY_ONE } from '../../server/team/commitQueue.ts';
import type { Figure, Measured } from './figure.ts';
import { type Engine, openEngine } from './kit/engine.ts';
import { nextHold } from './kit/hold.ts';
import { medians } from './kit/numbers.ts';
import type { Stage } from './kit/stage.ts';

const CLIENTS = 64;
const ROUNDS = 5;
const ROUND_MS = 2_000;
/** Long enough for each connection to have prepared each statement. */
const WARM_UP_MS = 1_000;

/**
 * Holds per second of one team that 64 clients ask at once, each as soon as it has its last answer: with the holds that
 * wait done in one transaction, against the same code with one transaction per hold, on a connection per client. The naive
 * way is up to twice as fast over a single connection, where no transaction waits for another's lock.
 */
export const holds: Figure = {
  name: `holds on one team by ${CLIENTS} clients, in groups against one by one`,
  unit: 'holds/s',
  goal: { atLeast: 20 },
  measure,
};

async function measure(stage: Stage): Promise<Measured> {
  const databaseUrl = await stage.database();
  const open = async (connections: number, commits: CommitOptions) => {
    const engine = await openEngine(databaseUrl, connections, commits);
    stage.atEnd(() => engine.close());
    return engine;
  };
  const grouped = await open(10, GROUP_COMMIT);
  const naive = await open(CLIENTS, ONE_BY_ONE);
  const rounds: Measured[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({ value: await holdsPerSecond(grouped), baseline: await holdsPerSecond(naive) });
  }
  return medians(rounds);
}

/** On a team of its own, so that no round meets what those before it have left. */
async function holdsPerSecond(engine: Engine): Promise<number> {
  const { caller } = await engine.newTeam();
  let answers = 0;
  const work = async (ms: number) => {
    const end = performance.now() + ms;
    const client = async () => {
      while (performance.now() < end) {
        const [answer] = await engine.service.submit(caller, [nextHold()]);
        if (answer?.status !== 'accepted') throw new Error(`A hold was refused: ${answer?.code}`);
        answers += 1;
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
  };
  await work(WARM_UP_MS);
  answers = 0;
  const start = performance.now();
  await work(ROUND_MS);
  return answers / ((performance.now() - start) / 1_000);
}
