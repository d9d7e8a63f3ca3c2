import type { SpendingLimit } from '../protocol/team';

/** What a person can be told of while they look elsewhere. */
export const NOTICE_KINDS = ['low', 'none', 'limit', 'run'] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Something that a person is told of by a notification. */
export type Notice =
  /** The team's available credits have fallen to the threshold or below. */
  | { readonly kind: 'low'; readonly available: number }
  /** The team has no credits left, retained ones included. */
  | { readonly kind: 'none' }
  /** The member's own limit is used or retained. */
  | { readonly kind: 'limit'; readonly limit: SpendingLimit }
  /** Runs that ended while nobody saw their page. */
  | {
      readonly kind: 'run';
      readonly runIds: readonly string[];
      readonly used: number;
      readonly returned: number;
    };
