// `npm start`: installs what is missing, builds, and opens a browser with the extension in it.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureChromium } from '../tests/setup/chromium.mjs';
import { ensureDependencies, NODE, ROOT } from '../tests/setup/dependencies.mjs';

ensureDependencies();
const env = { ...process.env, CHROMIUM: await ensureChromium() };

run('node_modules/wxt/bin/wxt.mjs', 'build');
run('node_modules/vite/bin/vite.js', 'build', '--config', 'demo/vite.config.ts', '--logLevel', 'warn');
run('demo/launch.ts', ...process.argv.slice(2));

/** Runs one step; the first that fails ends the start with its own message and code. */
function run(script, ...args) {
  const { status } = spawnSync(NODE, [join(ROOT, script), ...args], { cwd: ROOT, env, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
