import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const here = (path: string) => new URL(path, import.meta.url);
const page = readFileSync(here('README.md'), 'utf8');

const links = [...page.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].map(([, title = '', path = '']) => ({
  title,
  path,
}));

/** Whether a text is, as a whole, one of the strings of a program: as a test's title is. */
function holdsString(source: string, text: string): boolean {
  const plain = source.replaceAll(/\\(['"`])/g, '$1');
  return ["'", '"', '`'].some((mark) => plain.includes(mark + text + mark));
}

it.each(links)('names a test that there is: $title', ({ title, path }) => {
  expect(path).toMatch(/\.test\.tsx?$/);
  expect(existsSync(here(path)), path).toBe(true);
  expect(holdsString(readFileSync(here(path), 'utf8'), title), title).toBe(true);
});

it('names one for each thing that is tried, and who isn’t stopped by any', () => {
  const [attacks = '', notStopped = ''] = page.split('\n## ').slice(1);
  const rows = (part: string) => part.split('\n').filter((line) => /^\| (?!who \||---)/.test(line));
  expect(rows(attacks).length).toBeGreaterThan(15);
  for (const row of rows(attacks)) expect(row).toMatch(/\]\([^)]+\.test\.tsx?\)/);
  expect(rows(notStopped).length).toBeGreaterThan(5);
});

it('is what README leads to', () => {
  expect(readFileSync(here('../../README.md'), 'utf8')).toContain('(tests/security/README.md)');
});
