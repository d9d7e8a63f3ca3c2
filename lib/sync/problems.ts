import { type Problem, type ProblemCode, ProblemError } from '../protocol/problem';

/** The server's word on one command: no other try will be answered better. */
const ABOUT_THE_COMMAND: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'bad-request',
  'invalid-input',
  'command-id-reused',
]);

/** Nothing at all can be asked of the server, or it isn't the team's any more. */
const ABOUT_THE_WAY: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'unreachable',
  'host-not-allowed',
  'insecure-server',
  'not-a-server',
  'other-version',
  'token-refused',
  'server-busy',
]);

export function isAboutTheCommand(error: unknown): error is ProblemError {
  return error instanceof ProblemError && ABOUT_THE_COMMAND.has(error.code);
}

export function isAboutTheWay({ code }: Pick<Problem, 'code'>): boolean {
  return ABOUT_THE_WAY.has(code);
}

export function isOf(error: unknown, code: ProblemCode): error is ProblemError {
  return error instanceof ProblemError && error.code === code;
}

/** A kept problem, to be thrown. */
export function toError({ code, detail, retryAfterMs }: Problem): ProblemError {
  return new ProblemError(code, detail, { retryAfterMs });
}
