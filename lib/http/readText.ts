import { ProblemError } from '../protocol/problem.ts';
import { unreachable } from './unreachable.ts';

/** More than the largest snapshot that a team comes to; a worker must not be filled up by whoever answers. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/**
 * The text of an answer.
 *
 * @throws ProblemError `not-a-server` where it is too large to be one of a team's server, `unreachable` where it breaks off
 */
export async function readText(response: Response, maxBytes = MAX_ANSWER_BYTES): Promise<string> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      bytes += value.byteLength;
      if (bytes > maxBytes) break;
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    throw unreachable(error);
  }
  await reader.cancel();
  throw new ProblemError('not-a-server', `The answer is longer than ${maxBytes} bytes`);
}
