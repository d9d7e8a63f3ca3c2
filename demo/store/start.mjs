// `npm run listing`: makes what the stores ask for beside the zips, in .output/store.
import { prepareAndRun } from '../../tests/setup/prepare.mjs';

await prepareAndRun('demo/store/make.ts', process.argv.slice(2));
