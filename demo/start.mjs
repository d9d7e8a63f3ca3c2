// `npm start`: opens a browser with the extension in it and the stand-in sequence editor, and a team's server behind it.
// `npm start -- --join <link>`: opens another rep's browser beside it.
import { prepareAndRun } from '../tests/setup/prepare.mjs';

const args = process.argv.slice(2);
await prepareAndRun('demo/launch.ts', args, args.includes('--join'));
