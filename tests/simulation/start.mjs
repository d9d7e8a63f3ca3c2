// `npm run simulate -- --steps N --seed S`: more of what tests/simulation does in `npm test`, from a seed that is drawn where
// none is given; `--only 3,17` does those of a world's deeds alone.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies, NODE, ROOT } from '../setup/dependencies.mjs';

const USAGE = 'npm run simulate -- [--steps 1000000] [--seed 1] [--only 3,17]\n';

ensureDependencies();
const { steps, seed, only } = read();
const { status } = spawnSync(
  NODE,
  [
    join(ROOT, 'node_modules/vitest/vitest.mjs'),
    ...['run', '--project', 'unit', 'tests/simulation/simulation.test.ts', '-t', 'keep every rule'],
  ],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: {
      ...process.env,
      SIMULATE_STEPS: steps,
      SIMULATE_SEED: seed,
      ...(only === undefined ? {} : { SIMULATE_ONLY: only }),
    },
  },
);
process.exitCode = status ?? 1;

function read() {
  try {
    const { values } = parseArgs({
      options: {
        steps: { type: 'string', default: '1000000' },
        seed: { type: 'string', default: String(randomInt(1, 1_000_000)) },
        only: { type: 'string' },
      },
    });
    if (![values.steps, values.seed].every((value) => /^[1-9]\d{0,8}$/.test(value)))
      throw new Error('Steps and seed are whole numbers from 1 on');
    if (values.only !== undefined && !/^\d+(,\d+)*$/.test(values.only))
      throw new Error('Only takes the numbers of deeds: 3,17');
    return values;
  } catch (error) {
    process.stderr.write(`${error.message}\n${USAGE}`);
    process.exit(2);
  }
}
