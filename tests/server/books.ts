import { expect } from 'vitest';
import { type Asked, balancesOf, type MemberAt } from './load.ts';

/** What has been refused for want of room may be a lot: all of it at once would only be refused again. */
const AT_ONCE = 32;

/** Asks everything again: what was answered is answered in the same words, and what wasn't gets its answer now. */
export async function askAgain(member: MemberAt, asked: readonly Asked[]): Promise<void> {
  const left = asked.values();
  const askOnes = async () => {
    for (const one of left) {
      const answer = await member.ask(one.command);
      expect(answer).not.toBeNull();
      if (one.answer === null) one.answer = answer;
      else expect(answer).toEqual(one.answer);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, askOnes));
}

/** The books hold the effect of each command once, and of nothing else. */
export async function checkBooks(member: MemberAt, asked: readonly Asked[]): Promise<void> {
  const entries = await member.entries();
  const balances = balancesOf(entries);
  expect((await member.snapshot()).balances).toEqual(balances);
  const kinds = entries.map((entry) => {
    if (entry.kind === 'held') return `held ${entry.runId}`;
    return 'contactId' in entry ? `${entry.kind} ${entry.contactId}` : entry.kind;
  });
  const expected = asked.flatMap(({ command, answer }) => {
    if (answer?.status !== 'accepted') return [];
    if (command.type === 'hold') return [`held ${command.runId}`];
    if (command.type !== 'settle') return [];
    return command.outcomes.map(
      ({ contactId, outcome }) => `${outcome === 'succeeded' ? 'deducted' : 'refunded'} ${contactId}`,
    );
  });
  expect(kinds.filter((kind) => kind !== 'granted').sort()).toEqual(expected.sort());
  const settles = asked.filter(
    ({ command, answer }) => command.type === 'settle' && answer?.status === 'accepted',
  );
  expect(balances.used).toBe(2 * settles.length);
}
