import type { Answer, Rejection, SettleAnswer } from '../ledger/answer';
import { ProblemError } from '../protocol/problem';

/** What a report was answered. @throws ProblemError `command-id-reused` for another kind of command's answer */
export function settleAnswer(answer: Answer): SettleAnswer | Rejection {
  if (answer.status === 'rejected' || answer.type === 'settle') return answer;
  throw new ProblemError('command-id-reused');
}
