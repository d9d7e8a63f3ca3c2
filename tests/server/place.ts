import { inject, onTestFinished } from 'vitest';
import { parseJoinLink } from '../../lib/protocol/joinLink.ts';
import { createDatabase } from './database.ts';
import { createDataFolder } from './dataFolder.ts';
import { commandLine, type Settings } from './process.ts';

/** What servers under load have in common. */
const LOADED = { LOG_LEVEL: 'info', RATE_LIMIT: '100000' };

/** Settings of a server on a folder of its own, until the test is over. */
export async function pglite(): Promise<Settings> {
  const { dataFolder, remove } = await createDataFolder();
  onTestFinished(remove);
  return { ...LOADED, DATA_FOLDER: dataFolder };
}

/** Settings of a server on a database of its own, until the test is over. */
export async function postgres(postgresUrl = inject('postgresUrl')): Promise<Settings> {
  const { databaseUrl, drop } = await createDatabase(postgresUrl);
  onTestFinished(drop);
  return { ...LOADED, DATABASE_URL: databaseUrl };
}

/** Makes a team, with plenty of credits where nothing else is wished for, and tells its owner's token. */
export function createTeam(settings: Settings, planCredits = 1_000_000): Promise<string> {
  return tokenOf(settings, 'team', 'create', 'Acme', '--owner', 'Ada', '--plan-credits', String(planCredits));
}

/** Adds a member to the team, and tells their token. */
export function addMember(settings: Settings, name: string): Promise<string> {
  return tokenOf(settings, 'member', 'add', 'Acme', name);
}

async function tokenOf(settings: Settings, ...words: readonly string[]): Promise<string> {
  const { out } = await commandLine(settings, ...words);
  return parseJoinLink(out.split('\n').at(-1) ?? '').token;
}
