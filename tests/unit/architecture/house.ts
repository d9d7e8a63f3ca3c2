import { readFileSync } from 'node:fs';

/** A row of the table of lib/README.md: folders or files, and those that they may import from. */
export interface Room {
  readonly paths: readonly string[];
  readonly mayImport: readonly string[];
}

const PAGE = new URL('../../../lib/README.md', import.meta.url);

/** The rooms of the house, as the architecture page tells of them. */
export function readHouse(): Room[] {
  return readFileSync(PAGE, 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(([before, paths]) => before === '' && paths?.startsWith('`'))
    .map(([, paths = '', , mayImport = '']) => ({ paths: quoted(paths), mayImport: quoted(mayImport) }));
}

function quoted(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
}

/** The path of the house that a file is in: the longest that fits. */
export function pathIn(rooms: readonly Room[], file: string): string | null {
  const fitting = rooms
    .flatMap(({ paths }) => paths)
    .filter((path) => file === path || file.startsWith(`${path}/`));
  return fitting.toSorted((a, b) => b.length - a.length)[0] ?? null;
}
