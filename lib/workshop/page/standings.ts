import type { PageProfile } from '../../profile/profile';
import { judge } from '../../sequence/match';
import type { Standing } from '../protocol';

/** How several profiles stand to a page, in the order that they are given in. */
export function standingsOf(
  profiles: readonly PageProfile[],
  url: string,
  root: ParentNode,
): readonly Standing[] {
  const { match, candidates } = judge(profiles, url, root);
  return candidates.map((candidate, place) => ({ ...candidate, wins: profiles[place] === match?.profile }));
}
