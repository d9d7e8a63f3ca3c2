import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL on which databases can be made: tests/setup/server.mjs. */
    postgresUrl: string;
    /** A folder of PGlite's to copy, with nothing in it yet: tests/setup/server.mjs. */
    pgliteFolder: string;
  }
}
