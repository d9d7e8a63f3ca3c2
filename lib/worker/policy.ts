import { parseJoinLink } from '../protocol/joinLink';
import { ProblemError } from '../protocol/problem';
import { keepPolicyFromPages, onPolicyChanged, readPolicy, readValidPolicy } from '../settings/managedStore';
import type { PolicyView } from '../settings/policy';
import { broadcast } from './broadcast';
import type { Services } from './services';
import type { Team } from './team';

/** What the organisation has set, as the options page shows it. */
export async function readPolicyView(): Promise<PolicyView> {
  const { policy, problems } = await readPolicy();
  const { server, buyLink, onlyShippedProfiles } = policy;
  return {
    server: server && { url: server.url, hasLink: server.link !== null },
    buyLink,
    onlyShippedProfiles,
    problems,
  };
}

/**
 * The link by which a team is joined or tried.
 *
 * @param link the person's; null for the organisation's
 * @throws ProblemError `set-by-organisation` where the organisation has set another server, `not-found` where it has set no link
 */
export async function linkToFollow(link: string | null): Promise<string> {
  const { server } = await readValidPolicy();
  if (link === null) {
    if (server === null || server.link === null) throw new ProblemError('not-found', 'No link has been set');
    return server.link;
  }
  if (server !== null && parseJoinLink(link).url !== server.url)
    throw new ProblemError('set-by-organisation', server.url);
  return link;
}

/** @throws ProblemError `set-by-organisation` where it is the organisation's server that would be left */
export async function assertMayLeave({ connection }: Pick<Team, 'connection'>): Promise<void> {
  const { server } = await readValidPolicy();
  if (server !== null && server.url === connection?.url)
    throw new ProblemError('set-by-organisation', server.url);
}

/** Keeps the policy among us, and tells pages when the organisation has set something else. */
export function followPolicy({
  changed,
  profilesChanged,
  report,
}: Pick<Services, 'changed' | 'profilesChanged' | 'report'>): void {
  keepPolicyFromPages().catch(report);
  onPolicyChanged((keys) => {
    changed();
    if (keys.includes('profiles') || keys.includes('onlyShippedProfiles')) profilesChanged();
    broadcast({ type: 'policy.changed' }).catch(report);
  });
}
