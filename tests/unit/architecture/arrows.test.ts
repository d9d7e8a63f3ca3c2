import { readdirSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { pathIn, readHouse } from './house';
import { filesIn, importsOf, reachedFrom } from './imports';

// The arrows are drawn in lib/README.md; what it says is what is checked.

const FOLDERS = ['entrypoints', 'components', 'lib', 'server', 'demo'];
const rooms = readHouse();
const files = filesIn(FOLDERS);
const imports = files.flatMap(importsOf);
const inside = imports.filter(({ to }) => FOLDERS.some((folder) => to.startsWith(`${folder}/`)));

/** What no program that runs in somebody else's page may hold. */
const TOO_MUCH_FOR_A_PAGE =
  /^(dexie|valibot|lib\/(cache|backend|sync|worker)\/|lib\/ledger\/(decide|evolve))/;
/** What only the worker may hold: it alone writes, and it alone speaks to a backend. */
const WORKER_ALONE = /^(dexie$|lib\/(cache|backend|sync|worker)\/)/;

test('the house has a row for every room that is there, and none for others', () => {
  const told = rooms.flatMap(({ paths }) => paths);
  const libraries = readdirSync('lib', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `lib/${name}`);
  expect(told.filter((path) => path.startsWith('lib/')).sort()).toEqual(libraries.sort());
  for (const file of files) expect(pathIn(rooms, file), file).not.toBeNull();
  for (const path of told)
    expect(
      files.some((file) => pathIn(rooms, file) === path),
      path,
    ).toBe(true);
});

describe.each(rooms)('$paths', ({ paths, mayImport }) => {
  const own = inside.filter(({ from }) => paths.includes(pathIn(rooms, from) ?? ''));
  const others = own.filter(({ to }) => !paths.includes(pathIn(rooms, to) ?? ''));

  it('imports from nowhere else', () => {
    const forbidden = others.filter(
      ({ to, typesOnly }) => !typesOnly && !mayImport.includes(pathIn(rooms, to) ?? ''),
    );
    expect(forbidden.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it('has no arrow that nothing needs', () => {
    const used = new Set(others.filter(({ typesOnly }) => !typesOnly).map(({ to }) => pathIn(rooms, to)));
    expect(mayImport.filter((path) => !used.has(path))).toEqual([]);
  });
});

test('the ledger imports nothing at all, not even a type', () => {
  const own = imports.filter(({ from }) => from.startsWith('lib/ledger/'));
  expect(own.length).toBeGreaterThan(20);
  expect(own.filter(({ to }) => !to.startsWith('lib/ledger/'))).toEqual([]);
});

test('libraries know nothing of what is built on them, not even types', () => {
  const above = /^(entrypoints|components|server|demo)\//;
  expect(inside.filter(({ from, to }) => from.startsWith('lib/') && above.test(to))).toEqual([]);
  const server = inside.filter(({ from }) => from.startsWith('server/'));
  expect(server.length).toBeGreaterThan(50);
  expect(server.filter(({ to }) => /^(entrypoints|components|demo)\//.test(to))).toEqual([]);
});

test('no file needs one that needs it', () => {
  const circular = files.filter((file) =>
    inside.some(
      ({ from, to, typesOnly }) => from === file && !typesOnly && reachedFrom(to, inside).has(file),
    ),
  );
  expect(circular).toEqual([]);
});

describe.each([
  'entrypoints/guard.content.ts',
  'entrypoints/sequence.content/index.ts',
  'entrypoints/runs/index.ts',
  'entrypoints/workshopPage.ts',
])('%s, which runs in the sequence page', (entry) => {
  it('holds no database, no schemas, no ledger that writes', () => {
    const reached = reachedFrom(entry, imports);
    expect(reached.size).toBeGreaterThan(5);
    expect([...reached].filter(([what]) => TOO_MUCH_FOR_A_PAGE.test(what))).toEqual([]);
  });
});

test('only the worker holds the database and speaks to a backend', () => {
  const entries = files.filter((file) => /^entrypoints\/([^/]+|[^/]+\/(main|index)\.tsx?)$/.test(file));
  const holding = entries.filter((entry) =>
    [...reachedFrom(entry, imports).keys()].some((what) => WORKER_ALONE.test(what)),
  );
  expect(entries.length).toBeGreaterThan(5);
  expect(holding).toEqual(['entrypoints/background.ts']);
});
