import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { prepareProfile } from '../../../demo/browser.ts';
import { createDataFolder } from '../../server/dataFolder';
import { TEAM_HOST, TeamServer } from './team';

/** A server for one file of tests. What it starts from is there already, or is left to the next file. */
export async function startTeamServer(): Promise<TeamServer> {
  const profile = await sharedProfile();
  return TeamServer.start({ profile, ...(await createDataFolder()) });
}

async function sharedProfile(): Promise<string> {
  const profile = join(inject('browserFolder'), 'profile');
  if (existsSync(profile)) return profile;
  const made = `${profile}-not-yet`;
  await prepareProfile(made, [TEAM_HOST]);
  await rename(made, profile);
  return profile;
}
