import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL on which databases can be made: tests/setup/server.mjs. */
    postgresUrl: string;
    /** A folder of PGlite's to copy, with nothing in it yet: tests/setup/pglite.mjs. */
    pgliteFolder: string;
    /** The same as an archive, for a PGlite in memory. */
    pgliteTar: string;
    /** A folder for what one file of browser tests leaves to the next: tests/setup/browser.mjs. */
    browserFolder: string;
  }
}
