import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { PendingProfile } from '../messages/catalogue';
import { canonical, isSameProfile } from '../profile/changes';
import type { PageProfile } from '../profile/profile';
import { PageProfilesSchema } from '../profile/schema';

const KEY = 'approvals';
/** Of each team; older ones would have to be approved again. */
const MOST_DIGESTS = 1_000;

/** What this browser's person has approved of what their team published. */
interface Approvals {
  /** Which team that is. */
  readonly team: string;
  /** Of everything that was ever approved: what comes back isn't asked about again. */
  readonly digests: readonly string[];
  /** What is used until something newer is approved. */
  readonly kept: readonly PageProfile[];
}

const Stored: v.GenericSchema<unknown, Approvals> = v.object({
  team: v.string(),
  digests: v.array(v.string()),
  kept: PageProfilesSchema,
});

interface Sifted {
  readonly usable: readonly PageProfile[];
  readonly pending: readonly PendingProfile[];
}

async function read(team: string): Promise<Approvals> {
  const stored = v.safeParse(Stored, (await browser.storage.local.get(KEY))[KEY]);
  return stored.success && stored.output.team === team ? stored.output : { team, digests: [], kept: [] };
}

let turn: Promise<unknown> = Promise.resolve();

/** What is read is written back changed: two at once would undo one another. */
function inTurn<T>(task: () => Promise<T>): Promise<T> {
  const done = turn.then(task);
  turn = done.catch(() => undefined);
  return done;
}

const write = (approvals: Approvals) => browser.storage.local.set({ [KEY]: approvals });

/** What tells a profile from any other, its id included. In hexadecimal. */
async function digestOf(profile: PageProfile): Promise<string> {
  const bytes = new TextEncoder().encode(canonical(profile));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Tells what of a team's profiles may be used from what its person has yet to approve; the one that was used before stays meanwhile.
 *
 * @param team who published them
 * @param known profiles that need no approval: what is in use without the team
 */
export function siftPublished(
  team: string,
  published: readonly PageProfile[],
  known: readonly PageProfile[],
): Promise<Sifted> {
  return inTurn(() => sift(team, published, known));
}

async function sift(
  team: string,
  published: readonly PageProfile[],
  known: readonly PageProfile[],
): Promise<Sifted> {
  const approvals = await read(team);
  const approved = new Set(approvals.digests);
  const usable: PageProfile[] = [];
  const pending: PendingProfile[] = [];
  for (const profile of published) {
    const digest = await digestOf(profile);
    if (approved.has(digest) || known.some((one) => isSameProfile(one, profile))) {
      usable.push(profile);
      continue;
    }
    const kept = approvals.kept.find(({ id }) => id === profile.id);
    if (kept !== undefined) usable.push(kept);
    pending.push({ profile, digest, before: kept ?? known.find(({ id }) => id === profile.id) ?? null });
  }
  if (JSON.stringify(usable) !== JSON.stringify(approvals.kept)) await write({ ...approvals, kept: usable });
  return { usable, pending };
}

/** From now on, these of a team's profiles may be used. */
export function approve(team: string, digests: readonly string[]): Promise<void> {
  return inTurn(async () => {
    const approvals = await read(team);
    const all = [...new Set([...approvals.digests, ...digests])].slice(-MOST_DIGESTS);
    await write({ ...approvals, digests: all });
  });
}

/** Approves what the person has published themselves. */
export async function approveOwn(team: string, profiles: readonly PageProfile[]): Promise<void> {
  await approve(team, await Promise.all(profiles.map(digestOf)));
}
