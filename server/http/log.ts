import { type DestinationStream, type Logger, pino } from 'pino';
import { ProblemError } from '../../lib/protocol/problem.ts';

export type Log = Logger;

/** Structured lines, one object each. No token and no contact's name is ever given to it. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/**
 * What may be logged of an error. Databases put the values of a statement into theirs, and contacts' names are among
 * those.
 */
export function withoutContents(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  return {
    type: name,
    // The first line of a stack is the message, which may quote what it stumbled over.
    message: error instanceof ProblemError ? error.message : undefined,
    code,
    at: stack?.split('\n').filter((line) => line.startsWith('    at ')),
    ...(cause !== undefined && { cause: withoutContents(cause) }),
  };
}
