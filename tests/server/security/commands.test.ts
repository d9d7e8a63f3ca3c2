import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { practicePrices } from '../../../lib/protocol/practicePrices.ts';
import { newId } from '../kit/engine.ts';
import { cancelOf, holdOf, settleOf } from '../kit/requests.ts';
import { openTwoTeams, type TwoTeams } from './twoTeams.ts';

let teams: TwoTeams;
beforeAll(async () => {
  teams = await openTwoTeams();
});
afterAll(async () => {
  await teams.close();
  await teams.drop();
});

const command = async (token: string, ...commands: object[]) => {
  const response = await teams.ask(token, '/v1/commands', 'POST', { commands });
  return { status: response.status, answer: await response.json() };
};
const kept = () => teams.kept(teams.acme.teamId);

describe('a member who acts as owner', () => {
  const grant = { type: 'grant', grantId: newId(), source: 'purchase', credits: 100, reason: 'Mine' };
  const terms = { startsAtMs: null, expiresAtMs: null, priority: null };

  it.each<[string, () => object]>([
    ['grants credits to the team', () => ({ id: newId(), ...grant, ...terms })],
    ['lets time pass', () => ({ id: newId(), type: 'expire' })],
    ['says who they are', () => ({ ...holdOf(['x']), by: teams.acme.owner.memberId })],
    ['says what role they have', () => ({ ...holdOf(['x']), role: 'owner' })],
    ['says what they may spend', () => ({ ...holdOf(['x']), allowance: 1_000 })],
    ['says which team is meant', () => ({ ...holdOf(['x']), teamId: teams.another.teamId })],
  ])('and %s is not understood', async (_, forged) => {
    const before = await kept();
    expect(await command(teams.acme.member.token, forged())).toMatchObject({
      status: 400,
      answer: { code: 'bad-request' },
    });
    expect(await kept()).toBe(before);
  });

  it('and reports on, or releases, a run of the owner has no effect', async () => {
    const run = holdOf(['theirs'], { sequenceId: 'the-owners' });
    await command(teams.acme.owner.token, run);
    const entries = async () =>
      (await (await teams.ask(teams.acme.owner.token, '/v1/entries')).json()).cursor;
    const before = await entries();
    const answered = await command(
      teams.acme.member.token,
      settleOf(run.runId, { theirs: 'failed' }),
      cancelOf(run.runId),
    );
    expect(answered).toMatchObject({
      status: 200,
      answer: { answers: [{ code: 'not-your-run' }, { code: 'not-your-run' }] },
    });
    expect(await entries()).toBe(before);
  });
});

describe('a command id that was used', () => {
  it.each<[string, () => object]>([
    ['word for word', () => teams.acme.hold],
    ['for another command', () => ({ ...cancelOf(teams.acme.hold.runId), id: teams.acme.hold.id })],
  ])('is of no use to another member of the team, %s', async (_, replayed) => {
    const before = await kept();
    const { status, answer } = await command(teams.acme.owner.token, replayed());
    expect({ status, code: answer.code }).toEqual({ status: 409, code: 'command-id-reused' });
    // What it was answered isn't told either.
    expect(answer).not.toHaveProperty('answers');
    expect(await kept()).toBe(before);
  });

  it('cannot be taken for a purchase, nor a purchase’s for a hold', async () => {
    const [offer] = practicePrices.offers();
    const quote = practicePrices.quote(offer?.id ?? '');
    const { owner, member, hold } = teams.acme;
    const buy = (token: string, commandId: string) =>
      teams.ask(token, '/v1/purchases', 'POST', { commandId, quote });
    const before = await kept();
    expect((await buy(owner.token, hold.id)).status).toBe(409);
    expect(await kept()).toBe(before);
    const bought = newId();
    expect((await buy(owner.token, bought)).status).toBe(200);
    const after = await kept();
    for (const token of [member.token, owner.token]) {
      expect((await command(token, { ...holdOf(['x']), id: bought })).status).toBe(409);
    }
    expect((await buy(member.token, bought)).status).toBe(403);
    expect((await buy(owner.token, bought)).status).toBe(200);
    expect(await kept()).toBe(after);
  });

  it('is another one in another team, where it says nothing of this one', async () => {
    const before = await kept();
    const { status, answer } = await command(teams.another.owner.token, teams.acme.hold);
    expect(status).toBe(200);
    expect(answer.answers).toMatchObject([
      { status: 'accepted', covered: ['grace-hopper', 'alan-turing'], held: 4 },
    ]);
    expect(await kept()).toBe(before);
    expect(await teams.kept(teams.another.teamId)).not.toContain(teams.acme.member.memberId);
  });
});
