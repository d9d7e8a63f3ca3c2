/** Starts a PostgreSQL of our own in a temporary folder; TEST_DATABASE_URL names another one to use. */
export function startPostgres(): Promise<{ url: string; stop: () => void }>;
