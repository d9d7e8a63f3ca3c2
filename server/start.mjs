// `npm run server`: makes sure of the packages, then hands over. Runs on whatever Node the machine has (20 or newer).
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureDependencies, NODE } from '../tests/setup/dependencies.mjs';

try {
  ensureDependencies();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const server = spawn(NODE, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
// Who stops this process means the server, which ends in its own time.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
