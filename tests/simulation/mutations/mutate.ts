import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Plugin, runnerImport } from 'vite';
import type { Mutation } from './list';

/** Imports a module with a bug in one of the files that it stands on. @throws where the bug's place isn't there exactly once */
export async function importWith<Module>(path: string, mutation: Mutation): Promise<Module> {
  const root = process.cwd();
  const source = await readFile(join(root, mutation.file), 'utf8');
  if (source.split(mutation.from).length !== 2)
    throw new Error(`${mutation.file} has no, or no single, ${mutation.from}`);
  const { module } = await runnerImport<Module>(join(root, path), {
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [planting(join(root, mutation.file), mutation)],
  });
  return module;
}

function planting(path: string, { from, to }: Mutation): Plugin {
  return {
    name: 'deliberate-bug',
    enforce: 'pre',
    transform: (code, id) => (id === path ? code.replace(from, () => to) : null),
  };
}
