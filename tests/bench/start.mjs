// `npm run bench`: measures ratios; `npm run bench -- --json` for an array.
import { prepareAndRun } from '../setup/prepare.mjs';

await prepareAndRun('tests/bench/run.ts', process.argv.slice(2));
