import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../lib/messages/ask';
import { ProblemError } from '../../../lib/protocol/problem';

describe('the problem in something thrown', () => {
  it('is known also where the other half of the content script threw it', () => {
    // Each half has been built with a class of its own.
    const other = Object.assign(new Error('data-missing'), {
      name: 'ProblemError',
      code: 'data-missing',
      detail: 'gone',
    });
    const problem = { code: 'data-missing', detail: 'gone' };
    expect(problemOf(other)).toEqual(problem);
    expect(problemOf(new ProblemError('data-missing', 'gone'))).toEqual(problem);
  });

  it.each([new Error('lost'), new TypeError('lost')])('is an answer that never came in %s', (thrown) => {
    expect(problemOf(thrown)).toEqual({ code: 'no-answer', detail: 'lost' });
  });
});
