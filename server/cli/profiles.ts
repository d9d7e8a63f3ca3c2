import * as v from 'valibot';
import { Amount } from '../../lib/protocol/parts.ts';
import { type Command, UsageError } from './command.ts';
import { findTeam } from './find.ts';
import { table } from './table.ts';

export const profileCommands: readonly Command[] = [
  {
    name: 'profiles list',
    takes: ['team'],
    options: {},
    summary: 'Lists the page profiles that were published to a team, newest first',
    async run({ value }, { keeper }) {
      const team = await findTeam(keeper, value('team'));
      const versions = await keeper.profileVersions(team.id);
      if (versions.length === 0) return `${team.name} has published no page profiles.`;
      return table(
        ['Version', 'When', 'Who', 'Profiles', 'Note'],
        versions.map(({ version, publishedAtMs, publishedBy, names, rolledBackTo, note }) => [
          version,
          new Date(publishedAtMs).toISOString(),
          publishedBy,
          names.join(', ') || 'none',
          rolledBackTo === null ? note : `(back to ${rolledBackTo}) ${note}`.trim(),
        ]),
      );
    },
  },
  {
    name: 'profiles show',
    takes: ['team', 'version'],
    options: {},
    summary: 'Prints the page profiles of a version as JSON',
    async run({ value }, { keeper }) {
      const team = await findTeam(keeper, value('team'));
      const { profiles } = await keeper.profileVersion(team.id, versionOf(value('version')));
      return JSON.stringify(profiles, null, 2);
    },
  },
  {
    name: 'profiles rollback',
    takes: ['team', 'version'],
    options: {},
    summary:
      'Publishes the page profiles of an earlier version again; version 0 is none: those that are shipped',
    async run({ value }, { keeper }) {
      const team = await findTeam(keeper, value('team'));
      const { version, rolledBackTo } = await keeper.rollBackProfiles(team.id, versionOf(value('version')));
      return `${team.name} uses the page profiles of version ${rolledBackTo} again, as version ${version}.`;
    },
  },
];

/** @throws UsageError */
function versionOf(text: string): number {
  const { success, output } = v.safeParse(Amount, /^\d+$/.test(text) ? Number(text) : null);
  if (!success) throw new UsageError(`A version is a whole number: not "${text}"`);
  return output;
}
