import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL on which databases can be made: tests/setup/server.mjs. */
    postgresUrl: string;
    /** A folder for what one file of browser tests leaves to the next: tests/setup/browser.mjs. */
    browserFolder: string;
  }
}
