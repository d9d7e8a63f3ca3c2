// `npm test`: everything that can be checked, in the order in which a failure is cheapest to find.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NODE, ROOT } from './setup/dependencies.mjs';
import { ensureEverything } from './setup/prepare.mjs';

const env = { ...process.env, CHROMIUM: await ensureEverything() };
const reports = mkdtempSync(join(tmpdir(), 'jason-ai-credits-'));
const total = { passed: 0, failed: 0 };

await Promise.all([
  check('lint', '@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
  check('unused', 'knip/bin/knip.js'),
  check('types', 'typescript/bin/tsc', '--noEmit'),
]);
await tests('unit');
await tests('server');
// What isn't built can't be opened: the browser tests would fail one by one and say nothing new.
const built = await Promise.all([
  inTurn(
    ['build', 'wxt/bin/wxt.mjs', 'build'],
    ['build for Firefox', 'wxt/bin/wxt.mjs', 'build', '-b', 'firefox'],
  ),
  inTurn(
    ['build the demo', 'vite/bin/vite.js', ...viteBuild('demo/vite.config.ts')],
    ['build the grids', 'vite/bin/vite.js', ...viteBuild('tests/grids/vite.config.ts')],
  ),
]);
if (built.every(Boolean)) await tests('browser');

rmSync(reports, { recursive: true });
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

function viteBuild(config) {
  return ['build', '--config', config, '--logLevel', 'warn'];
}

/** Runs one tool; it passes or fails as a whole. What it says is shown when it is through: others work beside it. */
async function check(name, tool, ...args) {
  const { passed, said } = await run(tool, args, 'pipe');
  process.stdout.write(`\n▸ ${name}\n${said}`);
  total[passed ? 'passed' : 'failed'] += 1;
  return passed;
}

/** Runs tools one after the other, as long as they pass. */
async function inTurn(...checks) {
  for (const one of checks) if (!(await check(...one))) return false;
  return true;
}

/** Runs a project of tests and counts them one by one. A run that breaks before it counts is a failure of its own. */
async function tests(project) {
  const report = join(reports, `${project}.json`);
  // Vitest leaves a processor free by itself: of two, that is half.
  const options = ['--maxWorkers=100%', '--reporter=default', '--reporter=json', `--outputFile=${report}`];
  process.stdout.write(`\n▸ ${project} tests\n`);
  const { passed } = await run('vitest/vitest.mjs', ['run', '--project', project, ...options], 'inherit');
  const counted = readCounts(report);
  total.passed += counted.passed;
  total.failed += passed || counted.failed > 0 ? counted.failed : 1;
}

function readCounts(report) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

function run(tool, args, output) {
  const child = spawn(NODE, [join(ROOT, 'node_modules', tool), ...args], {
    cwd: ROOT,
    env,
    stdio: ['inherit', output, output],
  });
  let said = '';
  const hear = (words) => {
    said += words;
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ passed: code === 0, said }));
  });
}
