import { parseArgs } from 'node:util';
import { ProblemError } from '../../lib/protocol/problem.ts';
import { type Command, CommandError, type Given, UsageError, type Workplace } from './command.ts';
import { COMMANDS } from './commands.ts';
import { usageOf } from './help.ts';
import type { Outcome } from './outcome.ts';

const USAGE = 2;
const FAILED = 1;

/**
 * Does what the command line says.
 *
 * @param words what comes after `npm run server --`
 * @param openWorkplace is only called for words that are right
 */
export async function run(
  words: readonly string[],
  openWorkplace: () => Workplace | Promise<Workplace>,
): Promise<Outcome> {
  try {
    const command = commandOf(words);
    const given = givenTo(command, words.slice(command.name.split(' ').length));
    const workplace = await openWorkplace();
    return { exitCode: 0, out: await command.run(given, workplace), err: '' };
  } catch (error) {
    if (error instanceof UsageError) return { exitCode: USAGE, out: '', err: error.message };
    if (error instanceof CommandError || error instanceof ProblemError) {
      return { exitCode: FAILED, out: '', err: error.message };
    }
    throw error;
  }
}

/** @throws UsageError where there is no such command */
function commandOf(words: readonly string[]): Command {
  const found = COMMANDS.find(({ name }) => {
    const parts = name.split(' ');
    return parts.every((part, index) => words[index] === part);
  });
  if (found) return found;
  throw new UsageError(`There is no command "${words.join(' ')}". Look at: npm run server -- --help`);
}

function givenTo(command: Command, words: readonly string[]): Given {
  const { values, positionals } = parsed(command, words);
  const wrong = (what: string) => new UsageError(`${what}. Usage: ${usageOf(command)}`);
  const missing = command.takes[positionals.length];
  if (missing !== undefined) throw wrong(`<${missing}> is missing`);
  if (positionals.length > command.takes.length) {
    throw wrong(`"${positionals.at(-1)}" is too much: put names of several words in quotes`);
  }
  for (const [option, { required }] of Object.entries(command.options)) {
    if (required && values[option] === undefined) throw wrong(`--${option} is missing`);
  }
  return {
    value: (name) => positionals[command.takes.indexOf(name)] ?? '',
    option(name) {
      const value = values[name];
      return typeof value === 'string' ? value : undefined;
    },
    flag: (name) => values[name] === true,
  };
}

function parsed(command: Command, words: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { value }]) => [
      name,
      { type: value === undefined ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    const [what = ''] = error instanceof Error ? error.message.split('. ') : [];
    throw new UsageError(`${what}. Usage: ${usageOf(command)}`, { cause: error });
  }
}
