/** What can go wrong between a page and the ledger. Stable codes; the words are copy (`problem_<code>`). */
export const PROBLEM_CODES = [
  /** The message was not one of ours or not in its shape. */
  'bad-message',
  /** The sender may not send this message. */
  'not-allowed',
  /** The worker didn't answer. */
  'no-answer',
  /** This browser's storage is full. */
  'storage-full',
  /** Another tab or window still uses an older version of the data. */
  'upgrade-blocked',
  /** The data was written by a newer version of the extension. */
  'data-newer',
  /** The ledger that was here is gone: the browser's data was cleared. */
  'data-missing',
  /** The ledger that is here has been damaged: its entries don't add up any more. */
  'data-damaged',
  /** The data can't be read or written for another reason. */
  'storage-failed',
  /** A command id came again with another content. */
  'command-id-reused',
  /** Only an owner may do this. */
  'owner-only',
  /** Somebody of the team has that name already. */
  'name-taken',
  /** A file or text that was to be taken in isn't what it should be; `detail` says where. */
  'invalid-input',
  /** There is more of it than one file, or one text, can hold. */
  'too-large',
  /** The price of an offer is no longer the one that was shown. */
  'quote-outdated',
  /** Whoever takes the payments can't be reached, or doesn't take this one. */
  'payment-unavailable',
  /** The team's server can't be reached: no network, or it is down. */
  'unreachable',
  /** The browser hasn't been allowed to speak to the server's host. */
  'host-not-allowed',
  /** The server's address would send tokens in the clear. */
  'insecure-server',
  /** Somebody answered, but not a team's server. */
  'not-a-server',
  /** The server is of a version that this one doesn't understand. */
  'other-version',
  /** The token is unknown to the server or has been revoked. */
  'token-refused',
  /** The server asks to be spared for a while. */
  'server-busy',
  /** The server failed at it: a mistake of its own. */
  'server-failed',
  /** The server can't take a request in this shape or size. */
  'bad-request',
  /** The server has no such address. */
  'not-found',
  /** Other page profiles have been published to the team meanwhile. */
  'profiles-changed',
  /** The server's entries aren't those that this browser has seen. */
  'history-differs',
  /** The vendor's API doesn't accept the key, or not for this. */
  'key-refused',
  /** All calls of the vendor's API that may be made this month have been. */
  'over-budget',
  /** Another browser of the team is asking the vendor's API now. */
  'not-our-turn',
  /** Somebody answers at the address, but not the vendor's API. */
  'not-reply',
  /** The vendor's API can't be reached, or is down. */
  'reply-unreachable',
  /** The vendor's API asks to be spared for a while. */
  'reply-busy',
  /** The browser hasn't been allowed to speak to the vendor's API. */
  'reply-not-allowed',
  /** Results that the server hasn't had yet would be lost. */
  'undelivered',
  /** The team's server keeps these data, not this browser. */
  'kept-by-server',
  /** The person's organisation has set this, by the browser's policy. */
  'set-by-organisation',
  /** A failure that nobody foresaw: a mistake of ours. */
  'unexpected',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** Those that a team's server may tell of: all others are for this browser alone to find. */
export const SERVER_PROBLEM_CODES = [
  'bad-request',
  'invalid-input',
  'token-refused',
  'owner-only',
  'name-taken',
  'not-found',
  'command-id-reused',
  'history-differs',
  'profiles-changed',
  'quote-outdated',
  'payment-unavailable',
  'server-busy',
  'server-failed',
] as const satisfies readonly ProblemCode[];

export type ServerProblemCode = (typeof SERVER_PROBLEM_CODES)[number];

/** What is said of a problem is cut there: it may quote what was sent, and that may be anything. */
export const MAX_DETAIL_CHARS = 1_000;

/** A failure that a person can be told about. `detail` is for the curious and may be empty. */
export interface Problem {
  readonly code: ProblemCode;
  readonly detail: string;
  /** How long to wait before another try, where the other side has said so. */
  readonly retryAfterMs?: number;
}

/** A {@link Problem} on its way through code that throws. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly detail: string;
  readonly retryAfterMs: number | undefined;

  constructor(
    code: ProblemCode,
    detail = '',
    options?: ErrorOptions & { retryAfterMs?: number | undefined },
  ) {
    const told = detail.slice(0, MAX_DETAIL_CHARS);
    super(told === '' ? code : `${code}: ${told}`, options);
    this.code = code;
    this.detail = told;
    this.retryAfterMs = options?.retryAfterMs;
  }
}

/** What was thrown, as a problem to tell or to keep; whatever isn't one of ours is a mistake of ours. */
export function toProblem(error: unknown): Problem {
  if (!(error instanceof ProblemError)) {
    const detail = error instanceof Error ? error.message : String(error);
    return { code: 'unexpected', detail: detail.slice(0, MAX_DETAIL_CHARS) };
  }
  const { code, detail, retryAfterMs } = error;
  return retryAfterMs === undefined ? { code, detail } : { code, detail, retryAfterMs };
}
