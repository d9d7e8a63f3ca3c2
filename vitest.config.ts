import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Begun last, one of these would keep a single processor busy while the others have nothing to do. */
const LONG = /tests\/(simulation|fuzz\/server|server\/(backup|commandLine|diskFull|kill|postgresRestart))/;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => Number(LONG.test(b.moduleId)) - Number(LONG.test(a.moduleId)));
  }
}

const REAL_BROWSER = {
  // One real browser at a time: two at once starve each other on a two-core machine.
  fileParallelism: false,
  // A real browser on a busy machine now and then hangs: that is tried again, and told at the end (tests/run.mjs). What is
  // wrong fails at once.
  retry: { count: 1, condition: /timed out|Timeout \d+ms exceeded|has been closed|crashed/ },
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 15_000 } },
} as const;

/** For how long each property is tried, with other inputs each time; as often as it says itself where 0. */
const PROPERTY_SECONDS = Number(process.env.PROPERTY_SECONDS ?? 0);
/** A test has a few properties at most. */
const TEST_MS = 120_000 + 10_000 * PROPERTY_SECONDS;

export default defineConfig({
  plugins: [WxtVitest()],
  ...(PROPERTY_SECONDS > 0 && {
    resolve: { alias: { 'fast-check': fileURLToPath(new URL('tests/kit/longer.ts', import.meta.url)) } },
  }),
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/{unit,fuzz,simulation,security}/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/unit/setup.ts'],
          // Others are at work on the same processors, and go first: see tests/run.mjs.
          testTimeout: TEST_MS,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['tests/{contract,server}/**/*.test.ts'],
          setupFiles: ['tests/unit/setup.ts'],
          globalSetup: ['tests/setup/server.mjs'],
          testTimeout: TEST_MS,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          exclude: ['tests/browser/firefox/**'],
          globalSetup: ['tests/setup/browser.mjs'],
          // All files in one process: it starts the next file's browser while this one's tests run.
          isolate: false,
          setupFiles: ['tests/browser/setup.ts'],
          ...REAL_BROWSER,
        },
      },
      {
        extends: true,
        test: {
          name: 'firefox',
          include: ['tests/browser/firefox/**/*.test.ts'],
          globalSetup: ['tests/setup/firefox.mjs'],
          ...REAL_BROWSER,
        },
      },
    ],
  },
});
