import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };

/** The rows of the table under README's heading: a dependency, where it is used, and why. */
function listed(): { name: string; where: string; why: string }[] {
  const section = read('README.md').split('\n## Dependencies\n')[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$/gm)].map(
    ([, name = '', where = '', why = '']) => ({ name, where: where.trim(), why: why.trim() }),
  );
}

it('README lists the production dependencies that there are, each with why', () => {
  expect(listed().map(({ name }) => name)).toEqual(Object.keys(dependencies).sort());
  for (const { name, where, why } of listed()) {
    expect([name, where]).toEqual([name, expect.toBeOneOf(['extension', 'server', 'both'])]);
    expect(why.length, name).toBeGreaterThan(20);
  }
});

it('the lock file holds each at one version, with the hash that npm checks it by', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { version: string; integrity?: string; hasInstallScript?: boolean }>;
  };
  for (const name of Object.keys(dependencies)) {
    const locked = packages[`node_modules/${name}`];
    expect(locked?.integrity, name).toMatch(/^sha512-/);
    // What runs at installation runs on every developer's computer.
    expect(locked?.hasInstallScript, name).toBeUndefined();
  }
});
