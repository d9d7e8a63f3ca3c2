import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerState } from '../../../../lib/ledger';
import { days, live } from './commands';
import { NaiveLedger } from './naiveLedger';

const PLACES = ['available', 'retained', 'used', 'expired'] as const;

describe('the ledger and the rules told credit by credit', () => {
  it('agree after every command, in every grant and for every contact', () => {
    fc.assert(
      fc.property(days, (steps) => {
        const naive = new NaiveLedger();
        for (const { command, nowMs, after } of live(steps)) {
          naive.submit(command, nowMs);
          expect(wholeLedger(after)).toEqual(wholeNaive(naive));
        }
      }),
      { numRuns: 250 },
    );
  });
});

function wholeLedger({ balances, grants, holds }: LedgerState) {
  return {
    balances: [...PLACES.map((place) => balances[place]), balances.unbilled],
    grants: [...grants.values()].map((grant) => [
      grant.id,
      grant.priority,
      grant.expiresAtMs,
      ...PLACES.map((place) => grant[place]),
    ]),
    runs: [...holds.values()].map((hold) => [
      hold.runId,
      hold.lastReportAtMs,
      [...hold.contacts.values()].map(({ id, status }) => [id, status]),
    ]),
  };
}

function wholeNaive(naive: NaiveLedger) {
  return {
    balances: [...PLACES.map((place) => naive.count(place)), naive.unbilled],
    grants: [...naive.grants.values()].map((grant) => [
      grant.grantId,
      grant.priority,
      grant.expiresAtMs,
      ...PLACES.map((place) => naive.count(place, grant.grantId)),
    ]),
    runs: [...naive.runs].map(([runId, run]) => [
      runId,
      run.lastReportMs,
      [...run.contacts].map(([id, { status }]) => [id, status]),
    ]),
  };
}
