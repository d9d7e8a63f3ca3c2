// `npm run bench`: measures ratios; `npm run bench -- --json` for an array, `npm run bench -- holds` for some of them.
import { prepareAndRun } from '../setup/prepare.mjs';

await prepareAndRun('tests/bench/run.ts', process.argv.slice(2));
