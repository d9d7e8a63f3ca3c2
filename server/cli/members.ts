import { joinLink } from '../../lib/protocol/joinLink.ts';
import type { Command, Given, Workplace } from './command.ts';
import { findMember, findTeam, refuseTaken } from './find.ts';
import { table } from './table.ts';
import { amount, personName } from './values.ts';

export const memberCommands: readonly Command[] = [
  {
    name: 'member add',
    takes: ['team', 'name'],
    options: { owner: {} },
    summary: 'Adds a member (with --owner an owner), and prints their join link',
    async run({ value, flag }, { keeper, publicUrl }) {
      const team = await findTeam(keeper, value('team'));
      const name = personName(value('name'));
      const role = flag('owner') ? 'owner' : 'member';
      refuseTaken(
        await keeper.members(team.id),
        name,
        'Another link for them is made by: member link. Somebody else needs another name.',
      );
      const { memberId, token } = await keeper.addMember(team.id, { name, role });
      return [
        `${name} (${memberId}) joins ${team.name} with this link, and nobody else should have it:`,
        joinLink({ url: publicUrl, token }),
      ].join('\n');
    },
  },
  {
    name: 'member list',
    takes: ['team'],
    options: {},
    summary:
      'Lists the members of a team, with what they spend in this billing period and whether their link works',
    async run({ value }, { keeper }) {
      const team = await findTeam(keeper, value('team'));
      const members = await keeper.members(team.id);
      return table(
        ['Id', 'Name', 'Role', 'Link', 'Spent', 'Limit'],
        members.map(({ id, name, role, hasLink, spent, limit }) => [
          id,
          name,
          role,
          hasLink ? 'works' : 'revoked',
          spent,
          limit?.credits ?? 'none',
        ]),
      );
    },
  },
  {
    name: 'member limit',
    takes: ['team', 'member', 'credits|none'],
    options: {},
    summary: 'Limits what a member may spend in a billing period',
    async run(given, workplace) {
      const { team, member } = await whom(given, workplace);
      const text = given.value('credits|none');
      const credits = text === 'none' ? null : amount(text);
      await workplace.keeper.setLimit(team.id, member.id, credits);
      return credits === null
        ? `${member.name} may spend what the team has.`
        : `${member.name} may spend ${credits} credits in a billing period.`;
    },
  },
  {
    name: 'member link',
    takes: ['team', 'member'],
    options: { revoke: {} },
    summary: 'Prints another join link for a member; with --revoke the ones before it stop working',
    async run(given, workplace) {
      const { team, member } = await whom(given, workplace);
      const revoke = given.flag('revoke');
      const { token } = await workplace.keeper.newToken(team.id, member.id, revoke);
      const others = revoke ? ' The links before it no longer work.' : '';
      return [
        `${member.name} joins ${team.name} with this link, and nobody else should have it.${others}`,
        joinLink({ url: workplace.publicUrl, token }),
      ].join('\n');
    },
  },
  {
    name: 'member revoke',
    takes: ['team', 'member'],
    options: {},
    summary: "Stops a member's links from working; what they did stays in the books",
    async run(given, workplace) {
      const { team, member } = await whom(given, workplace);
      await workplace.keeper.revoke(team.id, member.id);
      return `${member.name} can no longer use the credits of ${team.name}.`;
    },
  },
];

async function whom({ value }: Given, { keeper }: Workplace) {
  const team = await findTeam(keeper, value('team'));
  return { team, member: await findMember(keeper, team.id, value('member')) };
}
