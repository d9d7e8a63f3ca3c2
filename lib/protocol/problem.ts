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
  /** The data can't be read or written for another reason. */
  'storage-failed',
  /** A command id came again with another content. */
  'command-id-reused',
  /** Only an owner may do this. */
  'owner-only',
  /** A file or text that was to be taken in isn't what it should be; `detail` says where. */
  'invalid-input',
  /** The price of an offer is no longer the one that was shown. */
  'quote-outdated',
  /** A failure that nobody foresaw: a mistake of ours. */
  'unexpected',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** A failure that a person can be told about. `detail` is for the curious and may be empty. */
export interface Problem {
  readonly code: ProblemCode;
  readonly detail: string;
}

/** A {@link Problem} on its way through code that throws. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly detail: string;

  constructor(code: ProblemCode, detail = '', options?: ErrorOptions) {
    super(detail === '' ? code : `${code}: ${detail}`, options);
    this.code = code;
    this.detail = detail;
  }
}
