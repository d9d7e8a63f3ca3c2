import { startPostgres } from './postgres.mjs';

/** Vitest's global set-up of the server's tests: they make databases of their own on what it provides. */
export async function setup(project) {
  const { url, stop } = await startPostgres();
  project.provide('postgresUrl', url);
  return stop;
}
