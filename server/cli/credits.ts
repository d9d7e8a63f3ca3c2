import { type Command, CommandError } from './command.ts';
import { findTeam } from './find.ts';
import { table } from './table.ts';
import { credits } from './values.ts';

export const creditCommands: readonly Command[] = [
  {
    name: 'credits add',
    takes: ['team', 'credits'],
    options: { reason: { value: 'text', required: true } },
    summary: "Puts credits into a team's pool, as an adjustment",
    async run({ value, option }, { keeper, newId }) {
      const team = await findTeam(keeper, value('team'));
      const adjustment = {
        commandId: newId(),
        credits: credits(value('credits')),
        reason: option('reason') ?? '',
      };
      const answer = await keeper.adjust(team.id, adjustment);
      if (answer.status === 'rejected') throw new CommandError(`It was not done: ${answer.code}`);
      return `${team.name} has ${adjustment.credits} credits more.`;
    },
  },
  {
    name: 'invoice',
    takes: ['team'],
    options: { all: {} },
    summary: "Lists what is on a team's next invoice; with --all, on those before it too",
    async run({ value, flag }, { keeper }) {
      const team = await findTeam(keeper, value('team'));
      const all = flag('all');
      const lines = await (all ? keeper.purchases(team.id) : keeper.invoice(team.id));
      if (lines.length === 0) {
        return all
          ? `${team.name} has bought nothing yet.`
          : `${team.name} has bought nothing in this billing period.`;
      }
      const names = new Map((await keeper.members(team.id)).map(({ id, name }) => [id, name]));
      return table(
        ['Bought', 'Credits', 'Total', 'By', 'How'],
        lines.map(({ atMs, credits, totalMinor, currency, by, way }) => [
          new Date(atMs).toISOString(),
          credits,
          money(totalMinor, currency),
          names.get(by) ?? by,
          HOW[way],
        ]),
      );
    },
  },
];

const HOW = {
  invoice: 'on the invoice',
  checkout: 'paid through Stripe',
  'top-up': 'automatically',
} as const;

/** @param minor in the currency's minor unit, of which a major one has a number that depends on the currency */
function money(minor: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
