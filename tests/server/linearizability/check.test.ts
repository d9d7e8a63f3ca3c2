import { describe, expect, it } from 'vitest';
import {
  type Answer,
  type Command,
  decide,
  EMPTY_LEDGER,
  type Entry,
  evolve,
  type GrantCommand,
  type HoldCommand,
  type LedgerState,
  type SettleCommand,
} from '../../../lib/ledger';
import { holdRequest, newId, settleRequest } from '../../contract/commands';
import { check } from './check';
import type { Happening, Told } from './history';

/** A right history, made by hand, and the books that it comes from: tests break the one or the other. */
class Story {
  readonly history: Happening[] = [];
  state: LedgerState = EMPTY_LEDGER;
  entries: Entry[] = [];
  #operations = 0;

  asks(command: Command): number {
    this.#operations += 1;
    this.history.push({ type: 'invoke', operation: this.#operations, asked: { what: 'command', command } });
    return this.#operations;
  }

  told(operation: number, told: Told): void {
    this.history.push({ type: 'ok', operation, told });
  }

  ends(operation: number, type: 'info' | 'fail'): void {
    this.history.push({ type, operation });
  }

  commits(command: Command, on = this.state): Answer {
    const { entries, answer } = decide(on, command, 1_000);
    const placed = entries.map((entry, index) => ({ ...entry, seq: this.entries.length + 1 + index }));
    this.entries.push(...placed);
    if (on === this.state) this.state = evolve(this.state, placed);
    return answer;
  }

  /** Asked, done and answered before anything else happens. */
  does(command: Command): Answer {
    const operation = this.asks(command);
    const answer = this.commits(command);
    this.told(operation, { what: 'command', answer });
    return answer;
  }

  seesBalances(cursor = this.state.cursor, balances = this.entries[cursor - 1]?.balances): void {
    this.#operations += 1;
    const operation = this.#operations;
    this.history.push({ type: 'invoke', operation, asked: { what: 'snapshot' } });
    if (balances !== undefined) this.told(operation, { what: 'snapshot', balances, cursor });
  }

  seesEntries(entries: readonly Entry[] = this.entries): void {
    this.#operations += 1;
    const operation = this.#operations;
    this.history.push({ type: 'invoke', operation, asked: { what: 'entries', after: 0 } });
    this.told(operation, { what: 'entries', entries: [...entries], cursor: entries.length });
  }

  violations(): string[] {
    return check(this.history, this.entries, 0).map(({ kind }) => kind);
  }
}

const grant = (credits: number): GrantCommand => {
  const id = newId();
  const never = { startsAtMs: null, expiresAtMs: null, priority: null };
  return { id, by: 'ada', type: 'grant', grantId: id, source: 'purchase', credits, reason: '', ...never };
};
const hold = (contacts: readonly string[], sequenceId: string): HoldCommand => ({
  ...holdRequest(contacts, sequenceId),
  by: 'ada',
  allowance: null,
});
const settle = (runId: string, ...contacts: string[]): SettleCommand => ({
  ...settleRequest(runId, Object.fromEntries(contacts.map((id) => [id, 'succeeded']))),
  by: 'ada',
});

/** 9 credits, of which 4 are retained for a run of two contacts. */
function begun() {
  const story = new Story();
  story.does(grant(9));
  const run = hold(['a', 'b'], '101');
  story.does(run);
  return { story, run };
}

describe('a history that one ledger could have made', () => {
  it('is found to be right, whatever nobody knows of it', () => {
    const { story, run } = begun();
    story.seesBalances();
    // Two at once, done in the other order than they were asked in and answered.
    const [first, second] = [hold(['c'], '102'), hold(['d'], '103')];
    const [one, other] = [story.asks(first), story.asks(second)];
    const answer = story.commits(second);
    story.told(one, { what: 'command', answer: story.commits(first) });
    // Nobody was told, but it was done; and the other way round.
    const report = settle(run.runId, 'a');
    const done = story.asks(report);
    story.commits(report);
    story.ends(done, 'info');
    story.ends(story.asks(settle(run.runId, 'b')), 'info');
    story.told(other, { what: 'command', answer });
    // 1 credit is left: it covers no one.
    expect(story.does(hold(['e'], '104'))).toMatchObject({ code: 'insufficient-credits' });
    story.ends(story.asks(grant(5)), 'fail');
    story.seesEntries();
    expect(story.violations()).toEqual([]);
  });

  it('may answer a command that was sent again as it would have been answered at first', () => {
    const { story, run } = begun();
    const report = settle(run.runId, 'a');
    const first = story.asks(report);
    const answer = story.commits(report);
    story.ends(first, 'info');
    story.does(grant(5));
    story.told(story.asks(report), { what: 'command', answer });
    expect(story.violations()).toEqual([]);
  });
});

describe('a broken history is refused:', () => {
  it('a write that was acknowledged and is lost', () => {
    const { story, run } = begun();
    story.told(story.asks(settle(run.runId, 'a')), {
      what: 'command',
      answer: {
        status: 'accepted',
        type: 'settle',
        runId: run.runId,
        deducted: 2,
        refunded: 0,
        unbilled: 0,
        ignored: [],
      },
    });
    expect(story.violations()).toEqual(['lost-write']);
  });

  it('a read of balances that were no more', () => {
    const { story } = begun();
    const before = story.state.cursor;
    story.does(grant(5));
    story.seesBalances(before);
    expect(story.violations()).toEqual(['stale-read']);
  });

  it('a read of entries that leaves out what was seen before', () => {
    const { story } = begun();
    story.seesEntries();
    story.seesEntries(story.entries.slice(0, 1));
    expect(story.violations()).toEqual(['stale-read']);
  });

  it('a read of entries that were never written', () => {
    const { story } = begun();
    const [first, second] = story.entries;
    if (first === undefined || second === undefined) throw new Error('It has two');
    story.seesEntries([{ ...first, by: 'eve' }, second]);
    expect(story.violations()).toEqual(['wrong-read']);
  });

  it('balances that don’t add up', () => {
    const { story } = begun();
    story.seesBalances(story.state.cursor, { ...story.state.balances, available: 9 });
    expect(story.violations()).toEqual(['wrong-read']);
  });

  it('a read of what comes after the last entry', () => {
    const { story } = begun();
    story.seesBalances(99, story.state.balances);
    expect(story.violations()).toEqual(['wrong-read']);
  });

  it('a read of half a command', () => {
    const { story, run } = begun();
    const report = settle(run.runId, 'a', 'b');
    const operation = story.asks(report);
    const answer = story.commits(report);
    story.seesEntries(story.entries.slice(0, -1));
    story.told(operation, { what: 'command', answer });
    expect(story.violations()).toEqual(['torn-read']);
  });

  it('one command with two effects', () => {
    const { story } = begun();
    const twice = grant(5);
    story.does(twice);
    story.does(grant(1));
    story.commits({ ...twice, grantId: newId() });
    expect(story.violations()).toContain('double-effect');
  });

  it('two commands in the other order than they were acknowledged in', () => {
    const { story } = begun();
    const [first, second] = [grant(5), grant(6)];
    const one = story.asks(first);
    story.told(one, {
      what: 'command',
      answer: { status: 'accepted', type: 'grant', grantId: first.id, credits: 5 },
    });
    const other = story.asks(second);
    story.told(other, { what: 'command', answer: story.commits(second) });
    story.commits(first);
    expect(story.violations()).toEqual(['reordered']);
  });

  it('a command that is done before what was seen without it', () => {
    const { story } = begun();
    const late = grant(5);
    story.commits(late);
    story.seesBalances();
    story.ends(story.asks(late), 'info');
    expect(story.violations()).toEqual(['reordered']);
  });

  it('a run that was told of more contacts than the credits cover', () => {
    const { story } = begun();
    const greedy = hold(['c', 'd', 'e'], '102');
    const operation = story.asks(greedy);
    const answer = story.commits(greedy);
    if (!('covered' in answer)) throw new Error('2 contacts are covered');
    story.told(operation, { what: 'command', answer: { ...answer, covered: ['c', 'd', 'e'], held: 6 } });
    expect(story.violations()).toEqual(['wrong-answer']);
  });

  it('a hold that was decided on credits that another had spent meanwhile', () => {
    const { story } = begun();
    const before = story.state;
    story.does(hold(['c', 'd'], '102'));
    const stale = hold(['e', 'f'], '103');
    story.told(story.asks(stale), { what: 'command', answer: story.commits(stale, before) });
    expect(story.violations()).toContain('wrong-effect');
    expect(story.violations()).toContain('not-adding-up');
  });

  it('a refusal for want of credits that were there all the time', () => {
    const { story } = begun();
    story.told(story.asks(hold(['c'], '102')), {
      what: 'command',
      answer: { status: 'rejected', code: 'insufficient-credits', available: 5 },
    });
    expect(story.violations()).toEqual(['wrong-answer']);
  });

  it('two answers to one id', () => {
    const { story } = begun();
    const bought = grant(5);
    const answer = story.does(bought);
    if (!('grantId' in answer)) throw new Error('It was granted');
    story.told(story.asks(bought), { what: 'command', answer: { ...answer, credits: 6 } });
    expect(story.violations()).toContain('wrong-answer');
  });

  it('what was refused and done all the same', () => {
    const { story } = begun();
    const refused = grant(5);
    const operation = story.asks(refused);
    story.commits(refused);
    story.ends(operation, 'fail');
    expect(story.violations()).toEqual(['refused-effect']);
  });

  it('what nobody has asked for', () => {
    const { story } = begun();
    story.commits(grant(5));
    expect(story.violations()).toEqual(['unasked']);
  });

  it('entries with a gap', () => {
    const { story } = begun();
    story.does(grant(5));
    story.entries.splice(1, 1);
    expect(story.violations()).toContain('not-adding-up');
  });
});
