// `npm start`: opens a browser with the extension in it and the stand-in sequence editor.
import { prepareAndRun } from '../tests/setup/prepare.mjs';

await prepareAndRun('demo/launch.ts', process.argv.slice(2));
