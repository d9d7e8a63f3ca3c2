import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { version } from '../../package.json';
import { unzip } from '../kit/unzip.ts';

// What goes to the stores can be made again by anybody, byte for byte: at another time, in another folder, and from the
// sources that go to Firefox's store with it.

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PACKAGES = 'node_modules';
/** Below the root: what isn't a source, or is about this one checkout. */
const LEFT_OUT = new RegExp(`^(${PACKAGES}|\\..*)$`);

const zipOf = (what: string) => `.output/jason-ai-credits-${version}-${what}.zip`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jason-ai-credits-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('the zips that are made of the sources’ zip are the same', { timeout: 180_000 }, async () => {
  const here = join(folder, 'here');
  await cp(ROOT, here, { recursive: true, filter: (path) => !LEFT_OUT.test(relative(ROOT, path)) });
  await symlink(join(ROOT, PACKAGES), join(here, PACKAGES));
  await zip(here, 'firefox');

  const there = join(folder, 'of', 'sources');
  for (const { name, content } of await unzipped(here, 'sources')) {
    await mkdir(dirname(join(there, name)), { recursive: true });
    await writeFile(join(there, name), content);
  }
  await symlink(join(ROOT, PACKAGES), join(there, PACKAGES));
  await zip(there, 'firefox');
  for (const what of ['firefox', 'sources'])
    expect(await digest(there, what), what).toBe(await digest(here, what));

  // Chrome's was built before, in the project's own folder.
  await zip(there, 'chrome');
  for (const { name, content } of await unzipped(there, 'chrome')) {
    const built = await readFile(join(ROOT, '.output/chrome-mv3', name));
    expect(built.equals(content), name).toBe(true);
  }
});

function zip(project: string, browser: string) {
  const wxt = join(project, PACKAGES, 'wxt/bin/wxt.mjs');
  // Nothing of the tests' own environment: what is built for tests has the paths of its sources in it.
  const env = { PATH: process.env.PATH };
  return promisify(execFile)(process.execPath, [wxt, 'zip', '-b', browser], { cwd: project, env });
}

async function unzipped(project: string, what: string) {
  return unzip(await readFile(join(project, zipOf(what))));
}

async function digest(project: string, what: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(join(project, zipOf(what))))
    .digest('hex');
}
