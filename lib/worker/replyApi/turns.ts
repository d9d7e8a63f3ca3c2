import type { ReplyApiStore } from '../../cache/replyApiStore';
import type { TurnAnswer } from '../../protocol/turn';
import type { Team } from '../team';

/** Who counts the calls of the vendor's API: the team's server, or this browser where there is none. */
export async function takeTurn(
  { connection, backend }: Team,
  store: ReplyApiStore,
  calls: number,
  nowMs: number,
): Promise<TurnAnswer> {
  const request = { holderId: await store.holderId(), calls };
  return connection === null ? store.takeTurn(request, nowMs) : backend.takeTurn(request);
}
