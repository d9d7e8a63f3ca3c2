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

/** Makes sure that a name is free: names are how teams and members are called here. @throws CommandError saying what to do */
export function refuseTaken(all: readonly Named[], name: string, instead: string): void {
  const wanted = name.toLowerCase();
  if (all.some((other) => other.name.toLowerCase() === wanted)) {
    throw new CommandError(`There is a "${name}" already. ${instead}`);
  }
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
