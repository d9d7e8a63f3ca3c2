// `npm run pictures`: takes the README's pictures again.
// `npm run pictures -- --all <folder>`: takes one of every screen in every state and mode, to be looked at.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareAndRun } from '../tests/setup/prepare.mjs';

const { values } = parseArgs({ options: { all: { type: 'string' } } });
if (values.all === undefined) await prepareAndRun('demo/tour/readme.ts', []);
else await prepareAndRun('tests/browser/screens/takeAll.ts', [resolve(values.all)]);
