import { describe, expect, it } from 'vitest';
import { parseJoinLink } from '../../../lib/protocol/joinLink.ts';
import { ProblemError } from '../../../lib/protocol/problem.ts';
import { keeping } from './fakeKeeper.ts';

const lastLine = (text: string) => text.split('\n').at(-1) ?? '';

describe('commands', () => {
  it('create a team, with a link for its owner', async () => {
    const { keeper, say } = keeping();
    const { exitCode, out } = await say(
      'team',
      'create',
      ' Borealis ',
      '--owner',
      'Ada',
      '--plan-credits',
      '1000',
    );
    expect(exitCode).toBe(0);
    expect(keeper.createTeam).toHaveBeenCalledWith({ name: 'Borealis', planCredits: 1_000 });
    expect(keeper.addMember).toHaveBeenCalledWith('t9', { name: 'Ada', role: 'owner' });
    expect(parseJoinLink(lastLine(out))).toMatchObject({ url: 'https://credits.example.com' });
  });

  it('add members and owners', async () => {
    const { keeper, say } = keeping();
    await say('member', 'add', 'acme', 'Bob');
    await say('member', 'add', 't1', 'Cleo', '--owner');
    expect(keeper.addMember.mock.calls).toEqual([
      ['t1', { name: 'Bob', role: 'member' }],
      ['t1', { name: 'Cleo', role: 'owner' }],
    ]);
  });

  it('refuse a name that is taken, and say what to do', async () => {
    const { keeper, say } = keeping();
    const team = await say('team', 'create', 'acme', '--owner', 'Ada');
    expect(team).toMatchObject({ exitCode: 1, out: '' });
    expect(team.err).toContain('There is a "acme" already');
    const member = await say('member', 'add', 'acme', 'ADA');
    expect(member).toMatchObject({ exitCode: 1, out: '' });
    expect(member.err).toContain('member link');
    expect(keeper.createTeam).not.toHaveBeenCalled();
    expect(keeper.addMember).not.toHaveBeenCalled();
  });

  it('list, show and roll back the page profiles of a team', async () => {
    const { keeper, say } = keeping();
    expect((await say('profiles', 'list', 'acme')).out).toBe(
      [
        'Version  When                      Who  Profiles            Note',
        '      2  1970-01-01T00:00:00.000Z  Ada  none                (back to 0)',
        '      1  1970-01-01T00:00:00.000Z  Ada  Old page, New page  Both pages',
      ].join('\n'),
    );
    expect((await say('profiles', 'show', 'acme', '1')).out).toBe('[]');
    expect((await say('profiles', 'rollback', 'acme', '1')).out).toBe(
      'Acme uses the page profiles of version 1 again, as version 3.',
    );
    expect(keeper.rollBackProfiles).toHaveBeenCalledWith('t1', 1);
    expect(await say('profiles', 'rollback', 'acme', 'last')).toMatchObject({ exitCode: 2, out: '' });
  });

  it('list teams and members in columns', async () => {
    const { say } = keeping();
    expect((await say('team', 'list')).out).toBe(
      [
        'Id  Name  Members  Balance',
        't1  Acme        3     1000',
        't2  Twin        1        0',
        't3  twin        1        5',
      ].join('\n'),
    );
    expect((await say('member', 'list', 'acme')).out).toBe(
      [
        'Id  Name     Role    Link     Spent  Limit',
        'm1  Ada      owner   works        7   none',
        'm2  Bob Ray  member  revoked      7     20',
      ].join('\n'),
    );
    expect((await keeping({ listTeams: async () => [] }).say('team', 'list')).out).toBe(
      'There is no team yet.',
    );
  });

  it('limit what a member may spend, and lift it', async () => {
    const { keeper, say } = keeping();
    await say('member', 'limit', 'acme', 'bob ray', '0');
    await say('member', 'limit', 'acme', 'm2', 'none');
    expect(keeper.setLimit.mock.calls).toEqual([
      ['t1', 'm2', 0],
      ['t1', 'm2', null],
    ]);
  });

  it('give a member another link, and take those before it away', async () => {
    const { keeper, say } = keeping();
    expect(parseJoinLink(lastLine((await say('member', 'link', 'acme', 'ada')).out))).toBeDefined();
    const { out } = await say('member', 'link', 'acme', 'ada', '--revoke');
    expect(out).toContain('no longer work');
    expect(keeper.newToken.mock.calls).toEqual([
      ['t1', 'm1', false],
      ['t1', 'm1', true],
    ]);
    await say('member', 'revoke', 'acme', 'ada');
    expect(keeper.revoke).toHaveBeenCalledWith('t1', 'm1');
  });

  it('set the plan and add credits', async () => {
    const { keeper, say } = keeping();
    await say('plan', 'acme', '500');
    expect(keeper.setPlan).toHaveBeenCalledWith('t1', 500);
    await say('credits', 'add', 'acme', '50', '--reason', 'A bad week');
    const adjustment = { commandId: 'new-id', credits: 50, reason: 'A bad week' };
    expect(keeper.adjust).toHaveBeenCalledWith('t1', adjustment);
  });

  it('print the invoice in its currencies, with names', async () => {
    const { keeper, say } = keeping();
    expect((await say('invoice', 'acme')).out).toBe('Acme has bought nothing in this billing period.');
    expect(keeper.purchases).not.toHaveBeenCalled();
    const { out } = await say('invoice', 'acme', '--all');
    const [, dollars, yen] = out.split('\n');
    expect(dollars).toMatch(/1970-01-01T00:00:00.000Z +100 +\$10\.50 +Ada +automatically$/);
    expect(yen).toMatch(/5 +¥700 +gone +on the invoice$/);
  });

  it.each([
    [['plan', 'Other', '5'], 'There is no team "Other"'],
    [['plan', 'TWIN', '5'], 'name it by its id, one of t2, t3'],
    [['member', 'revoke', 'acme', 'Zed'], 'There is no member "Zed"'],
  ])('name what they cannot find: %j', async (words, said) => {
    const { exitCode, err } = await keeping().say(...words);
    expect(exitCode).toBe(1);
    expect(err).toContain(said);
  });

  it.each([
    [['plan', 'acme'], '<credits> is missing. Usage: plan <team> <credits>'],
    [['plan', 'acme', 'many'], 'not "many"'],
    [['plan', 'acme', '-5'], 'Usage: plan'],
    [['credits', 'add', 'acme', '0', '--reason', 'x'], '1 or more'],
    [['credits', 'add', 'acme', '5'], '--reason is missing'],
    [['member', 'add', 'acme', 'Bob', 'Ray'], 'quotes'],
    [['member', 'add', 'acme', ' '], 'A name has'],
    [['member', 'add', 'acme', 'Bob', '--admin'], "Unknown option '--admin'"],
    [['team'], 'There is no command "team"'],
  ])('say how they are written: %j', async (words, said) => {
    const { exitCode, err } = await keeping().say(...words);
    expect(exitCode).toBe(2);
    expect(err).toContain(said);
  });

  it("tell the ledger's refusals, and pass on what nobody foresaw", async () => {
    const rejected = keeping({
      adjust: async () => ({ status: 'rejected', code: 'grant-exists', available: 0 }),
    });
    expect(await rejected.say('credits', 'add', 'acme', '5', '--reason', 'x')).toMatchObject({
      exitCode: 1,
      err: 'It was not done: grant-exists',
    });
    const refused = keeping({ setPlan: () => Promise.reject(new ProblemError('not-found')) });
    expect(await refused.say('plan', 'acme', '5')).toMatchObject({ exitCode: 1, err: 'not-found' });
    const broken = keeping({ setPlan: () => Promise.reject(new Error('broken')) });
    await expect(broken.say('plan', 'acme', '5')).rejects.toThrow('broken');
  });
});
