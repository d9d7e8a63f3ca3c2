import { uuidv7 } from 'uuidv7';
import { DEFAULT_TIME_LIMIT_MS } from '../../../lib/ledger/index.ts';
import type { HoldRequest } from '../../../lib/protocol/command.ts';

let contacts = 0;

/** Asks to hold 2 credits for a contact that nobody has asked for yet. */
export function nextHold(): HoldRequest {
  contacts += 1;
  return {
    id: uuidv7(),
    type: 'hold',
    runId: uuidv7(),
    sequenceId: '101',
    steps: [{ id: 'email-1', category: 'opener' }],
    selected: 1,
    contacts: [{ id: `contact-${contacts}`, name: `Ada Lovelace ${contacts}` }],
    timeLimitMs: DEFAULT_TIME_LIMIT_MS,
  };
}
