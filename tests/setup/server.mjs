import { makePglite } from './pglite.mjs';
import { startPostgres } from './postgres.mjs';

/** Vitest's global set-up of the server's tests: they make databases of their own from what it provides. */
export async function setup(project) {
  const pglite = await makePglite();
  project.provide('pgliteFolder', pglite.folder);
  const { url, stop } = await startPostgres();
  project.provide('postgresUrl', url);
  return () => {
    stop();
    pglite.remove();
  };
}
