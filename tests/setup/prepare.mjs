import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { ensureDependencies, NODE, ROOT } from './dependencies.mjs';

const BUILT = ['.output/chrome-mv3/manifest.json', '.output/demo/index.html'];

/** Standard output is for what the script itself has to say: another program may read it. */
const TALK = ['inherit', process.stderr, 'inherit'];

/**
 * Installs what is missing, builds the extension and the demo, and hands over to a script of the project.
 *
 * @param script its path from the project's root; it finds a browser's path in `CHROMIUM`
 * @param args what the command line said
 * @param mayReuse what was built before will do: a browser that runs may be using it
 */
export async function prepareAndRun(script, args, mayReuse = false) {
  const env = { ...process.env, ...(await ensureOrEnd({ chromium: true })) };
  /** The first step that fails ends everything with its own message and code. */
  const run = (stdio, step, ...args) => {
    const { status } = spawnSync(NODE, [join(ROOT, step), ...args], { cwd: ROOT, env, stdio });
    if (status !== 0) process.exit(status ?? 1);
  };
  if (!(mayReuse && BUILT.every((file) => existsSync(join(ROOT, file))))) {
    run(TALK, 'node_modules/wxt/bin/wxt.mjs', 'build');
    run(
      TALK,
      'node_modules/vite/bin/vite.js',
      'build',
      '--config',
      'demo/vite.config.ts',
      '--logLevel',
      'warn',
    );
  }
  run('inherit', script, ...args);
}

/**
 * Installs packages, and a Chromium where one is needed; where that can't be done, says what to do about it and ends.
 *
 * @returns the environment that tells what needs the Chromium where it is
 */
export async function ensureOrEnd({ chromium }) {
  try {
    ensureDependencies();
    return chromium ? { CHROMIUM: await ensureChromium() } : {};
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
