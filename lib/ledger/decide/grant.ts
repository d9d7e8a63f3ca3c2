import type { Answer } from '../answer.ts';
import type { GrantCommand } from '../command.ts';
import { DEFAULT_PRIORITY, isExpired, isRefundGrantId } from '../grant.ts';
import type { Deciding } from './decision.ts';

/** Puts credits into the pool. A grant enters when it starts: neither before, nor after its end. */
export function grant(deciding: Deciding, command: GrantCommand): Answer {
  const { grantId, source, credits, expiresAtMs, priority, reason } = command;
  const startsAtMs = command.startsAtMs ?? deciding.nowMs;
  if (isRefundGrantId(grantId) || deciding.draft.grants.has(grantId)) return deciding.reject('grant-exists');
  if (startsAtMs > deciding.nowMs) return deciding.reject('grant-not-started');
  if (isExpired(command, deciding.nowMs)) return deciding.reject('grant-expired');
  deciding.add({
    kind: 'granted',
    grantId,
    source,
    credits,
    priority: priority ?? DEFAULT_PRIORITY[source],
    startsAtMs,
    expiresAtMs,
    reason,
  });
  return { status: 'accepted', type: 'grant', grantId, credits };
}
