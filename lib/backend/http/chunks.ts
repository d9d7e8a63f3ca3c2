import type { CommandRequest } from '../../protocol/command.ts';
import { MAX_BODY_BYTES, MAX_COMMANDS_PER_REQUEST } from '../../protocol/http.ts';

/** Room for what stands around the commands in a body. */
const AROUND_BYTES = 100;

/** Commands as they go into requests, in order: as many in each as a server takes, by number and by size. */
export function chunksOf(commands: readonly CommandRequest[]): CommandRequest[][] {
  const chunks: CommandRequest[][] = [];
  let bytes = 0;
  for (const command of commands) {
    const size = bytesOf(command);
    const chunk = chunks.at(-1);
    if (
      chunk !== undefined &&
      chunk.length < MAX_COMMANDS_PER_REQUEST &&
      bytes + size <= MAX_BODY_BYTES - AROUND_BYTES
    ) {
      chunk.push(command);
      bytes += size;
    } else {
      chunks.push([command]);
      bytes = size;
    }
  }
  return chunks;
}

/** With the comma behind it. */
function bytesOf(command: CommandRequest): number {
  return new TextEncoder().encode(JSON.stringify(command)).byteLength + 1;
}
