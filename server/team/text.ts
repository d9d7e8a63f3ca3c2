import type { CommandRequest } from '../../lib/protocol/command.ts';
import { ProblemError } from '../../lib/protocol/problem.ts';

/** PostgreSQL's text knows neither NUL nor half a character, such as the end of a name that was cut. */
export function isKeepable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

function cleaned(text: string): string {
  return isKeepable(text) ? text : text.toWellFormed().replaceAll('\0', '\ufffd');
}

/**
 * A command as it can be kept: in what people read, characters that can't are replaced.
 *
 * @throws ProblemError `invalid-input` where an id has one: another id would mean something else
 */
export function keepable(command: CommandRequest): CommandRequest {
  if (!idsOf(command).every(isKeepable)) throw new ProblemError('invalid-input', 'An id can’t be kept');
  switch (command.type) {
    case 'hold':
      return { ...command, contacts: command.contacts.map(({ id, name }) => ({ id, name: cleaned(name) })) };
    case 'settle':
      return {
        ...command,
        outcomes: command.outcomes.map((report) => ({ ...report, reason: cleaned(report.reason) })),
      };
    case 'cancel':
      return { ...command, reason: cleaned(command.reason) };
  }
}

function idsOf(command: CommandRequest): string[] {
  switch (command.type) {
    case 'hold':
      return [
        command.runId,
        command.sequenceId,
        ...command.steps.map(({ id }) => id),
        ...command.contacts.map(({ id }) => id),
      ];
    case 'settle':
      return [command.runId, ...command.outcomes.map(({ contactId }) => contactId)];
    case 'cancel':
      return [command.runId];
  }
}
