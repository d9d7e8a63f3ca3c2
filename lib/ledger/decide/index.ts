import type { Answer } from '../answer.ts';
import type { Command, GrantCommand } from '../command.ts';
import type { LedgerState } from '../state.ts';
import { cancel } from './cancel.ts';
import { Deciding, type Decision } from './decision.ts';
import { grant } from './grant.ts';
import { hold } from './hold.ts';
import { settle } from './settle.ts';
import { expireGrants, letTimePass, replaceExpiredRefunds } from './time.ts';

export type { Decision } from './decision.ts';

/**
 * Decides one command. Pure: what it needs of time and ids comes in as arguments.
 *
 * Time is settled first, so that no command spends what has expired or counts what has timed out (rules 6, 8):
 * those entries are part of the decision even where the command itself is rejected. Only a plan's credits come before it:
 * they open the billing period that refunds of this very moment belong to (rule 7).
 *
 * @param state the team's ledger, or the slice of it that the command needs
 * @param command a command whose id has not been answered yet
 * @param nowMs the authority's clock, milliseconds since 1970
 */
export function decide(state: LedgerState, command: Command, nowMs: number): Decision {
  const deciding = new Deciding(state, command, nowMs);
  const opened = isOfPlan(command) ? grant(deciding, command) : null;
  const time = letTimePass(deciding);
  // What was refused is refused again, with what is available by now.
  const answer = opened?.status === 'accepted' ? opened : answerTo(deciding, command, time);
  return { entries: deciding.entries, answer };
}

function isOfPlan(command: Command): command is GrantCommand {
  return command.type === 'grant' && command.source === 'plan';
}

function answerTo(deciding: Deciding, command: Command, time: { expired: number; refunded: number }): Answer {
  switch (command.type) {
    case 'grant':
      return grant(deciding, command);
    case 'hold':
      return hold(deciding, command);
    case 'settle': {
      const answer = settle(deciding, command);
      replaceExpiredRefunds(deciding, expireGrants(deciding));
      return answer;
    }
    case 'cancel': {
      const answer = cancel(deciding, command);
      replaceExpiredRefunds(deciding, expireGrants(deciding));
      return answer;
    }
    case 'expire':
      return { status: 'accepted', type: 'expire', ...time };
  }
}
