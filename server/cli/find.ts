import type { TeamKeeper } from '../team/service.ts';
import { CommandError } from './command.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The team of that id or name. @throws CommandError where there is none, or more than one of the name */
export async function findTeam(keeper: TeamKeeper, text: string): Promise<Named> {
  return find('team', await keeper.listTeams(), text, 'team list');
}

/** The member of that id or name in a team. @throws CommandError */
export async function findMember(keeper: TeamKeeper, teamId: string, text: string): Promise<Named> {
  return find('member', await keeper.members(teamId), text, 'member list <team>');
}

function find(what: string, all: readonly Named[], text: string, list: string): Named {
  const byId = all.find(({ id }) => id === text);
  if (byId) return byId;
  const wanted = text.trim().toLowerCase();
  const [found, ...others] = all.filter(({ name }) => name.toLowerCase() === wanted);
  if (found === undefined) throw new CommandError(`There is no ${what} "${text}". Look at: ${list}`);
  if (others.length === 0) return found;
  const ids = [found, ...others].map(({ id }) => id).join(', ');
  throw new CommandError(`There is more than one ${what} "${text}": name it by its id, one of ${ids}`);
}
