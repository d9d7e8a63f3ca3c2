import type { ProblemCode, ServerProblemCode } from '../../lib/protocol/problem.ts';

/** Every problem that the server tells of, and the status that it has unless it says another. */
export const STATUSES = {
  'bad-request': 400,
  'invalid-input': 400,
  'token-refused': 401,
  'owner-only': 403,
  'not-found': 404,
  'name-taken': 409,
  'command-id-reused': 409,
  'history-differs': 409,
  'profiles-changed': 409,
  'quote-outdated': 409,
  'payment-unavailable': 503,
  'server-busy': 503,
  'server-failed': 500,
} as const satisfies Record<ServerProblemCode, number>;

export const TITLES: Record<ServerProblemCode, string> = {
  'bad-request': 'The request is not in a shape or size that the server takes',
  'invalid-input': 'Something in the request is not what it should be',
  'token-refused': 'The token is unknown or has been revoked',
  'owner-only': 'Only an owner may do this',
  'not-found': 'There is nothing at this address',
  'name-taken': 'Somebody of the team has that name already',
  'command-id-reused': 'The command id was used before, for something else',
  'history-differs': "The team's entries do not go that far",
  'profiles-changed': 'Other page profiles have been published meanwhile',
  'quote-outdated': 'The price has changed since it was quoted',
  'payment-unavailable': 'Payments can not be taken just now',
  'server-busy': 'The server asks to be spared for a while',
  'server-failed': 'The server made a mistake',
};

/** Whether a problem is one for the asker to hear about. All others are the server's own business. */
export function isServerProblem(code: ProblemCode): code is ServerProblemCode {
  return Object.hasOwn(STATUSES, code);
}
