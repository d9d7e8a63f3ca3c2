import { uuidv7 } from 'uuidv7';
import type { Config } from '../config.ts';
import { askAdmin } from '../process/admin.ts';
import { dataFolder } from '../process/folder.ts';
import type { Workplace } from './command.ts';
import { help } from './help.ts';
import type { Outcome } from './outcome.ts';
import { run } from './run.ts';

const HELP = new Set(['help', '--help', '-h']);

/** Does a command: through the server that has the data where one runs, else by itself. */
export async function commandLine(words: readonly string[], config: Config): Promise<Outcome> {
  if (words.some((word) => HELP.has(word))) return { exitCode: 0, out: help(), err: '' };
  return (await askServer(words, config)) ?? runAlone(words, config);
}

/** @returns null where none has the data to itself */
async function askServer(words: readonly string[], config: Config): Promise<Outcome | null> {
  if (config.databaseUrl !== null) return null;
  return askAdmin(dataFolder(config.dataFolder).admin, words);
}

async function runAlone(words: readonly string[], config: Config): Promise<Outcome> {
  let close = async () => {};
  const open = async (): Promise<Workplace> => {
    // A command that a server does, or that isn't right, doesn't wait for all this to be loaded.
    const { openTeams } = await import('../openTeams.ts');
    const { createLog } = await import('../http/log.ts');
    const teams = await openTeams(config, {
      now: Date.now,
      newId: uuidv7,
      log: createLog('error'),
      metrics: null,
    });
    close = teams.close;
    const publicUrl = config.publicUrl ?? `http://127.0.0.1:${config.port}`;
    return { keeper: teams.keeper, publicUrl, newId: uuidv7 };
  };
  try {
    return await run(words, open);
  } finally {
    await close();
  }
}
