import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../../lib/ledger';
import { freezeLedger } from '../freeze';
import { days, live } from './commands';
import { sliceFor } from './slice';

describe('a decision on what a store loads for the command', () => {
  it('has the entries and the answer of one on the whole ledger, in whatever order they were loaded', () => {
    fc.assert(
      fc.property(days, (steps) => {
        for (const { before, command, nowMs, entries, answer } of live(steps)) {
          const slice = freezeLedger(sliceFor(before, command, nowMs));
          expect(decide(slice, command, nowMs)).toEqual({ entries, answer });
        }
      }),
      { numRuns: 250 },
    );
  });
});
