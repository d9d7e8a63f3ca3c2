import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** One file's import of another file, or of a package. */
export interface Import {
  /** Path from the project's folder. */
  readonly from: string;
  /** Path from the project's folder, or the package's name. */
  readonly to: string;
  /** True where it brings types alone, of which nothing is left when the program runs. */
  readonly typesOnly: boolean;
}

/** The TypeScript files of these folders, by their paths from the project's folder. */
export function filesIn(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => join(folder, path)),
  );
}

/** What a file imports, in any way. */
export function importsOf(from: string): Import[] {
  const source = readFileSync(join(ROOT, from), 'utf8');
  const { staticImports, staticExports, dynamicImports } = parseSync(from, source).module;
  const found = [
    ...staticImports.map(({ moduleRequest, entries }) => ({
      target: moduleRequest.value,
      typesOnly: entries.length > 0 && entries.every(({ isType }) => isType),
    })),
    ...staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest === null ? [] : [{ target: moduleRequest.value, typesOnly: isType }],
      ),
    ),
    ...dynamicImports.map(({ moduleRequest }) => ({
      target: source.slice(moduleRequest.start + 1, moduleRequest.end - 1),
      typesOnly: false,
    })),
  ];
  return found.map(({ target, typesOnly }) => ({ from, to: resolve(from, target), typesOnly }));
}

function resolve(from: string, target: string): string {
  if (!target.startsWith('.')) return target;
  const path = normalize(join(dirname(from), target.replace(/\?.*/, '')));
  const candidates = [path, `${path}.ts`, `${path}.tsx`, join(path, 'index.ts')];
  const file = candidates.find((one) => statSync(join(ROOT, one), { throwIfNoEntry: false })?.isFile());
  if (file === undefined) throw new Error(`${from} imports ${target}, which isn't there`);
  return file;
}

/** All that a program begun at `entry` holds when it runs, with the way to each: files and packages. */
export function reachedFrom(entry: string, imports: readonly Import[]): Map<string, readonly string[]> {
  const reached = new Map<string, readonly string[]>([[entry, [entry]]]);
  for (const [file, way] of reached) {
    for (const { from, to, typesOnly } of imports) {
      if (from === file && !typesOnly && !reached.has(to)) reached.set(to, [...way, to]);
    }
  }
  return reached;
}
