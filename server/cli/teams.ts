import { joinLink } from '../../lib/protocol/joinLink.ts';
import type { Command } from './command.ts';
import { findTeam, refuseTaken } from './find.ts';
import { table } from './table.ts';
import { amount, personName } from './values.ts';

export const teamCommands: readonly Command[] = [
  {
    name: 'team create',
    takes: ['name'],
    options: { owner: { value: 'name', required: true }, 'plan-credits': { value: 'credits' } },
    summary: "Creates a team, and prints its owner's join link",
    async run({ value, option }, { keeper, publicUrl }) {
      const owner = personName(option('owner') ?? '');
      const team = { name: personName(value('name')), planCredits: amount(option('plan-credits') ?? '0') };
      refuseTaken(await keeper.listTeams(), team.name, 'Give the new team another name.');
      const { teamId } = await keeper.createTeam(team);
      const { token } = await keeper.addMember(teamId, { name: owner, role: 'owner' });
      return [
        `Created the team ${team.name} (${teamId}). ${owner} joins with this link, and nobody else should have it:`,
        joinLink({ url: publicUrl, token }),
      ].join('\n');
    },
  },
  {
    name: 'team list',
    takes: [],
    options: {},
    summary: 'Lists the teams',
    async run(_given, { keeper }) {
      const teams = await keeper.listTeams();
      if (teams.length === 0) return 'There is no team yet.';
      return table(
        ['Id', 'Name', 'Members', 'Balance'],
        teams.map(({ id, name, members, balance }) => [id, name, members, balance]),
      );
    },
  },
  {
    name: 'plan',
    takes: ['team', 'credits'],
    options: {},
    summary: "Sets the plan's credits of each billing period, from the next one on",
    async run({ value }, { keeper }) {
      const team = await findTeam(keeper, value('team'));
      const planCredits = amount(value('credits'));
      await keeper.setPlan(team.id, planCredits);
      return `${team.name} has ${planCredits} plan credits in each billing period, from the next one on.`;
    },
  },
];
