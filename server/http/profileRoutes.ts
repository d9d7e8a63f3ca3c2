import * as v from 'valibot';
import { Amount } from '../../lib/protocol/parts.ts';
import { ProblemError } from '../../lib/protocol/problem.ts';
import {
  MAX_PROFILES_BYTES,
  PublishBody,
  PublishedProfilesSchema,
  PublishedVersionsBody,
  RollBackBody,
} from '../../lib/protocol/profiles.ts';
import type { TeamService } from '../team/service.ts';
import { type Route, route } from './route.ts';

/** How a team's browsers read the sequence page, as its owners publish it. */
export function profileRoutes(service: TeamService): Route[] {
  return [
    route({
      name: 'getProfiles',
      method: 'GET',
      path: '/v1/profiles',
      summary: 'The page profiles that are in force in the team; version 0 where none were ever published',
      who: 'member',
      answer: PublishedProfilesSchema,
      work: ({ caller }) => service.profiles(caller),
    }),
    route({
      name: 'publishProfiles',
      method: 'POST',
      path: '/v1/profiles',
      summary:
        'Publishes page profiles to all members as a new version. `after` is the version that was seen as the newest',
      who: 'owner',
      body: PublishBody,
      maxBodyBytes: MAX_PROFILES_BYTES,
      misfit: 'invalid-input',
      answer: PublishedProfilesSchema,
      problems: ['invalid-input', 'profiles-changed'],
      work: ({ caller, body }) => service.publishProfiles(caller, body),
    }),
    route({
      name: 'getProfileVersions',
      method: 'GET',
      path: '/v1/profiles/versions',
      summary: 'What was published, newest first, as far back as it is kept',
      who: 'member',
      answer: PublishedVersionsBody,
      work: async ({ caller }) => ({ versions: await service.profileVersions(caller) }),
    }),
    route({
      name: 'getProfileVersion',
      method: 'GET',
      path: '/v1/profiles/versions/{version}',
      summary: 'The page profiles of one version',
      who: 'member',
      answer: PublishedProfilesSchema,
      problems: ['not-found'],
      work: ({ caller, param }) => service.profileVersion(caller, versionOf(param('version'))),
    }),
    route({
      name: 'rollBackProfiles',
      method: 'POST',
      path: '/v1/profiles/rollback',
      summary: 'Publishes what an earlier version had as a new version; version 0 had none',
      who: 'owner',
      body: RollBackBody,
      answer: PublishedProfilesSchema,
      problems: ['not-found', 'invalid-input', 'profiles-changed'],
      work: ({ caller, body }) => service.rollBackProfiles(caller, body),
    }),
  ];
}

/** What isn't a number names no version. */
function versionOf(part: string): number {
  const { success, output } = v.safeParse(Amount, /^\d{1,16}$/.test(part) ? Number(part) : null);
  if (!success) throw new ProblemError('not-found', 'There is no such version');
  return output;
}
