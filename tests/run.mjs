// `npm test`: everything that can be checked, in the order in which a failure is cheapest to find. `npm test ledger`: the tests
// whose path has that in it, after what these need and nothing else.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { NODE, ROOT } from './setup/dependencies.mjs';
import { ensureFirefox } from './setup/firefox.mjs';
import { ensurePostgres } from './setup/postgres.mjs';
import { ensureOrEnd } from './setup/prepare.mjs';

/** What it says is shown at once. */
const IN_FRONT = { output: 'inherit', priority: constants.priority.PRIORITY_NORMAL };
/** What it says is shown when it is through: others work beside it. */
const BESIDE = { output: 'pipe', priority: constants.priority.PRIORITY_NORMAL };
/** The same, and others go first. */
const BEHIND = { output: 'pipe', priority: constants.priority.PRIORITY_BELOW_NORMAL };

/** What Firefox's store would say of it: a warning is a failure, too. */
const ADDONS_LINTER = ['--warnings-as-errors', '--boring', '.output/firefox-mv3'];

/** Where the tests of each of Vitest's projects are. */
const PROJECTS = {
  unit: /^tests\/(unit|fuzz|simulation|security)\//,
  server: /^tests\/(contract|server)\//,
  browser: /^tests\/browser\/(?!firefox\/)/,
  firefox: /^tests\/browser\/firefox\//,
};
/** What is built, and for which tests. */
const BUILDS = {
  build: [/^tests\/browser\/(?!firefox\/)/, 'wxt/bin/wxt.mjs', 'build'],
  'build for Firefox': [/^tests\/browser\/(firefox\/|shipped)/, 'wxt/bin/wxt.mjs', 'build', '-b', 'firefox'],
  'build the demo': [/^tests\/browser\//, 'vite/bin/vite.js', ...viteBuild('demo/vite.config.ts')],
  'build the grids': [
    /^tests\/browser\/grids\//,
    'vite/bin/vite.js',
    ...viteBuild('tests/grids/vite.config.ts'),
  ],
};

const filters = process.argv.slice(2);
const wanted = testsOf(filters);
const isWanted = (project) => wanted.some((path) => PROJECTS[project].test(path));
const env = {
  ...process.env,
  ...(await ensureOrEnd({ chromium: isWanted('browser') })),
  // Hundreds of processes load the same packages: the first leaves to the others what it made of them.
  NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/jason-ai-credits/compiled'),
};
// Here, where nothing else installs anything. What can't be had is told by the tests that need it.
for (const [project, ensure] of [
  ['firefox', ensureFirefox],
  ['server', ensurePostgres],
]) {
  try {
    if (isWanted(project)) ensure();
  } catch {}
}
const reports = mkdtempSync(join(tmpdir(), 'jason-ai-credits-'));
const total = { passed: 0, failed: 0 };
/** One text for each check and each test that failed. */
const failures = [];
/** The same for each test that passed when it was tried again. */
const unsteady = [];

if (filters.length === 0) await runAll();
else await runWanted();

rmSync(reports, { recursive: true });
// Last, too: a log of thousands of lines is read from its end.
tell('passed only when tried again', unsteady);
tell('failed', failures);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function runAll() {
  // They need nothing that is built, and go on behind all else.
  const behind = tests('unit', BEHIND).then(() => tests('server', BEHIND));
  await Promise.all([
    check('lint', '@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
    check('unused', 'knip/bin/knip.js'),
    check('types', 'typescript/bin/tsc', '--noEmit'),
  ]);
  const built = await Promise.all([
    build('build')
      .then((isBuilt) => isBuilt && build('build for Firefox'))
      .then(
        (isBuilt) => isBuilt && check('add-ons linter', 'addons-linter/bin/addons-linter', ...ADDONS_LINTER),
      ),
    build('build the demo').then((isBuilt) => isBuilt && build('build the grids')),
  ]);
  // What isn't built can't be opened: the browser tests would fail one by one and say nothing new.
  if (built.every(Boolean)) {
    // A browser waits most of the time: the others have the processors meanwhile, but it goes first.
    await tests('browser', IN_FRONT);
    await tests('firefox', IN_FRONT);
  }
  await behind;
}

async function runWanted() {
  if (wanted.length === 0) {
    total.failed += 1;
    failures.push(`No test's path has ${filters.join(' or ')} in it`);
  }
  for (const [name, [users]] of Object.entries(BUILDS)) {
    if (wanted.some((path) => users.test(path)) && !(await build(name))) return;
  }
  for (const project of Object.keys(PROJECTS)) if (isWanted(project)) await tests(project, IN_FRONT);
}

/** The tests whose path has one of these in it; all of them where there is none. */
function testsOf(filters) {
  return readdirSync(join(ROOT, 'tests'), { recursive: true })
    .map((path) => `tests/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.test\.tsx?$/.test(path))
    .filter((path) => filters.length === 0 || filters.some((one) => path.includes(one.replace(/^\.\//, ''))));
}

function tell(what, texts) {
  if (texts.length > 0) process.stdout.write(`\n▸ ${what}\n\n${texts.join('\n\n')}\n`);
}

function viteBuild(config) {
  return ['build', '--config', config, '--logLevel', 'warn'];
}

/** Runs one tool; it passes or fails as a whole. */
async function check(name, tool, ...args) {
  const { passed, said } = await run(tool, args, BESIDE);
  process.stdout.write(`\n▸ ${name}\n${said}`);
  total[passed ? 'passed' : 'failed'] += 1;
  if (!passed) failures.push(`${name}\n${said}`);
  return passed;
}

function build(name) {
  const [, ...tool] = BUILDS[name];
  return check(name, ...tool);
}

/** Runs a project of tests and counts them one by one. A run that breaks before it counts is a failure of its own. */
async function tests(project, place) {
  const paths = wanted.filter((path) => PROJECTS[project].test(path));
  const report = join(reports, `${project}.json`);
  // Vitest leaves a processor free by itself: of two, that is half.
  const options = ['--maxWorkers=100%', '--reporter=default', '--reporter=json', `--outputFile=${report}`];
  const heading = `\n▸ ${project} tests\n`;
  if (place === IN_FRONT) process.stdout.write(heading);
  const { passed, said } = await run(
    'vitest/vitest.mjs',
    ['run', '--project', project, ...options, ...(filters.length === 0 ? [] : paths)],
    place,
  );
  if (place !== IN_FRONT) process.stdout.write(heading + said);
  const counted = readReport(report);
  if (!passed && counted.failures.length === 0)
    counted.failures.push(`${project} tests, outside of any test: see their log`);
  total.passed += counted.passed;
  total.failed += counted.failures.length;
  failures.push(...counted.failures);
  unsteady.push(...counted.unsteady);
}

/** What Vitest has counted; a file that failed outside of its tests is a failure that it doesn't count. */
function readReport(report) {
  try {
    const { numPassedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    return {
      passed: numPassedTests,
      failures: testResults.flatMap((file) => {
        const failed = complaints(file, 'failed');
        const isBroken = file.status === 'failed' && failed.length === 0;
        return isBroken
          ? [`${relative(ROOT, file.name)}\n${file.message || 'Outside of its tests: see the log'}`]
          : failed;
      }),
      unsteady: testResults.flatMap((file) => complaints(file, 'passed')),
    };
  } catch {
    return { passed: 0, failures: [], unsteady: [] };
  }
}

/** What went wrong in the tests of a file that ended so: in one that passed, before it was tried again. */
function complaints({ name, assertionResults }, end) {
  return assertionResults
    .filter(
      ({ status, failureMessages }) => status === end && (end === 'failed' || failureMessages.length > 0),
    )
    .map(
      ({ fullName, failureMessages }) =>
        `${relative(ROOT, name)} › ${fullName}\n${failureMessages.join('\n')}`,
    );
}

/** Runs a tool to its end. All that it starts has the same priority. */
function run(tool, args, { output, priority }) {
  const child = spawn(NODE, [join(ROOT, 'node_modules', tool), ...args], {
    cwd: ROOT,
    env,
    stdio: ['inherit', output, output],
  });
  setPriority(child.pid, priority);
  let said = '';
  const hear = (words) => {
    said += words;
  };
  child.stdout?.setEncoding('utf8').on('data', hear);
  child.stderr?.setEncoding('utf8').on('data', hear);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ passed: code === 0, said }));
  });
}
