import type { ClientConfig } from 'pg';
import { parse, toClientConfig } from 'pg-connection-string';
import { OpenError } from './openError.ts';

/**
 * Reads the address once, and the certificates that it names: read for each connection, a file that is gone would end the
 * process.
 *
 * @throws OpenError where it isn't one, or can't be used
 */
export function readAddress(databaseUrl: string): ClientConfig {
  const protocol = URL.parse(databaseUrl)?.protocol ?? '';
  if (!['postgres:', 'postgresql:'].includes(protocol)) {
    throw new OpenError('DATABASE_URL is not a PostgreSQL address');
  }
  const { ssl, ...rest } = read(() => parse(databaseUrl));
  // It would be left out, and the connection not encrypted.
  if (typeof ssl === 'string') {
    throw new OpenError(
      "DATABASE_URL can't be used: for an encrypted connection, its ssl has to be sslmode=verify-full",
    );
  }
  return read(() => toClientConfig({ ...rest, ...(ssl !== undefined && { ssl }) }));
}

/** Without the address itself in what it throws: a password is in it. */
function read<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new OpenError(`DATABASE_URL can't be used: ${(cause as Error).message}`, { cause });
  }
}
