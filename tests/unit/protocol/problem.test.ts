import { describe, expect, it } from 'vitest';
import { MAX_DETAIL_CHARS, ProblemError, toProblem } from '../../../lib/protocol/problem';

describe('what is said of a problem', () => {
  const long = 'x'.repeat(MAX_DETAIL_CHARS + 1);

  it('is as long as a person reads, however long what it quotes', () => {
    expect(new ProblemError('invalid-input', long).detail).toHaveLength(MAX_DETAIL_CHARS);
    expect(new ProblemError('invalid-input', long).message.length).toBeLessThan(MAX_DETAIL_CHARS + 30);
    expect(toProblem(new Error(long)).detail).toHaveLength(MAX_DETAIL_CHARS);
  });
});
