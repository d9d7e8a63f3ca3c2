import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { EDGES } from './kit/edges';

const WANTED = 100_000;

it('tries 100,000 inputs, and each edge in one test', async () => {
  const files = (await readdir(import.meta.dirname)).filter((file) => file.endsWith('.test.ts'));
  const sources = await Promise.all(files.map((file) => readFile(`${import.meta.dirname}/${file}`, 'utf8')));
  // Each of these tests makes sure that it has looked at as many as its edge says.
  const tried = sources.flatMap((source) =>
    [...source.matchAll(/\bfuzzed\(\s*'([\w-]+)'/g)].map(([, edge]) => edge),
  );
  expect(tried.sort()).toEqual(Object.keys(EDGES).sort());
  const sum = Object.values(EDGES).reduce((before, count) => before + count, 0);
  expect(sum).toBeGreaterThanOrEqual(WANTED);
});
