/** Starts a PostgreSQL of our own in a temporary folder; TEST_DATABASE_URL names another one to use. */
export function startPostgres(): Promise<{ url: string; stop: () => void }>;

/** A PostgreSQL of one's own, whatever TEST_DATABASE_URL says. It runs, until it is stopped. */
export interface Cluster {
  readonly url: string;
  start(): Promise<void>;
  /** `fast` breaks off what is under way; `immediate` is a crash: what was committed is found in its log at the next start. */
  stop(mode: 'fast' | 'immediate'): Promise<void>;
  /** Stops it, where it runs, and takes its data away. */
  remove(): void;
}

export function createCluster(): Promise<Cluster>;

/** Runs one of the programs that PostgreSQL brings, such as pg_dump, to its end. Throws what it says where it fails. */
export function runPostgresProgram(program: string, ...args: readonly string[]): Promise<void>;
