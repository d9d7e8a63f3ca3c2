import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL on which databases can be made: tests/setup/server.mjs. */
    postgresUrl: string;
    /** A folder for browsers' profiles: tests/setup/browser.mjs. */
    browserFolder: string;
  }
}
