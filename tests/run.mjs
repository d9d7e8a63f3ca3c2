// `npm test`: everything that can be checked, in the order in which a failure is cheapest to find.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NODE, ROOT } from './setup/dependencies.mjs';
import { ensureEverything } from './setup/prepare.mjs';

const env = { ...process.env, CHROMIUM: await ensureEverything() };
const reports = mkdtempSync(join(tmpdir(), 'jason-ai-credits-'));
const total = { passed: 0, failed: 0 };

check('lint', '@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.');
check('unused', 'knip/bin/knip.js');
check('types', 'typescript/bin/tsc', '--noEmit');
tests('unit');
tests('server');
// What isn't built can't be opened: the browser tests would fail one by one and say nothing new.
const built =
  check('build', 'wxt/bin/wxt.mjs', 'build') &&
  check('build for Firefox', 'wxt/bin/wxt.mjs', 'build', '-b', 'firefox') &&
  check('build the demo', 'vite/bin/vite.js', ...viteBuild('demo/vite.config.ts')) &&
  check('build the grids', 'vite/bin/vite.js', ...viteBuild('tests/grids/vite.config.ts'));
if (built) tests('browser');

rmSync(reports, { recursive: true });
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

function viteBuild(config) {
  return ['build', '--config', config, '--logLevel', 'warn'];
}

/** Runs one tool; it passes or fails as a whole. */
function check(name, tool, ...args) {
  const passed = run(name, tool, args);
  total[passed ? 'passed' : 'failed'] += 1;
  return passed;
}

/** Runs a project of tests and counts them one by one. A run that breaks before it counts is a failure of its own. */
function tests(project) {
  const report = join(reports, `${project}.json`);
  // Vitest leaves a processor free by itself: of two, that is half.
  const options = ['--maxWorkers=100%', '--reporter=default', '--reporter=json', `--outputFile=${report}`];
  const passed = run(`${project} tests`, 'vitest/vitest.mjs', ['run', '--project', project, ...options]);
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

function run(name, tool, args) {
  process.stdout.write(`\n▸ ${name}\n`);
  return (
    spawnSync(NODE, [join(ROOT, 'node_modules', tool), ...args], { cwd: ROOT, env, stdio: 'inherit' })
      .status === 0
  );
}
