import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createServer, createServerModuleRunner, type Plugin } from 'vite';
import type { ModuleRunner } from 'vite/module-runner';
import type { Mutation } from './list';

/** Plants one bug after the other. */
export interface Planter {
  /** Imports a module with a bug in one of the files that it stands on; the one before isn't for use any more. @throws where the bug's place isn't there exactly once */
  importWith<Module>(path: string, mutation: Mutation): Promise<Module>;
  close(): Promise<void>;
}

/** All that it imports stands on the same few hundred files: only the one with the bug is read anew. */
export async function createPlanter(): Promise<Planter> {
  const root = process.cwd();
  let planted: Mutation | null = null;
  let runner: ModuleRunner | null = null;
  const plugin: Plugin = {
    name: 'deliberate-bug',
    enforce: 'pre',
    transform: (code, id) =>
      planted !== null && id === join(root, planted.file)
        ? code.replace(planted.from, () => planted?.to ?? '')
        : null,
  };
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    appType: 'custom',
    server: { middlewareMode: true, ws: false, watch: null },
    plugins: [plugin],
  });
  const environment = server.environments.ssr;
  /** What was made of a file is kept until another is made of it. */
  const forget = ({ file }: Mutation) => {
    for (const module of environment.moduleGraph.getModulesByFile(join(root, file)) ?? [])
      environment.moduleGraph.invalidateModule(module);
  };
  return {
    async importWith<Module>(path: string, mutation: Mutation) {
      const source = await readFile(join(root, mutation.file), 'utf8');
      if (source.split(mutation.from).length !== 2)
        throw new Error(`${mutation.file} has no, or no single, ${mutation.from}`);
      planted = mutation;
      forget(mutation);
      await runner?.close();
      runner = createServerModuleRunner(environment, { hmr: false });
      try {
        return await runner.import<Module>(join(root, path));
      } finally {
        planted = null;
        forget(mutation);
      }
    },
    async close() {
      await runner?.close();
      await server.close();
    },
  };
}
