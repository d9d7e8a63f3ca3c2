import type { PageProfile } from '../profile/profile';
import type { Problem } from '../protocol/problem';

/** The server that an organisation keeps its credits with. */
export interface PolicyServer {
  /** The server's address without a slash at its end. */
  readonly url: string;
  /** A join link for this one person; null where the policy says the address alone and the person brings the link. */
  readonly link: string | null;
}

/** What an organisation has set for its people, by their browser's policy. What it hasn't is null, and theirs to set. */
export interface Policy {
  readonly server: PolicyServer | null;
  /** Where credits are bought: an https link. */
  readonly buyLink: string | null;
  readonly profiles: readonly PageProfile[] | null;
  /** Of people's own profiles and the team's, none is used. */
  readonly onlyShippedProfiles: boolean;
}

/** What is wrong with one key of a policy. The other keys count all the same. */
export interface PolicyProblem extends Problem {
  readonly key: string;
}

/** What the options page shows of a policy. The token in a link stays with the worker. */
export interface PolicyView {
  readonly server: { readonly url: string; readonly hasLink: boolean } | null;
  readonly buyLink: string | null;
  readonly onlyShippedProfiles: boolean;
  readonly problems: readonly PolicyProblem[];
}

export const NO_POLICY: Policy = { server: null, buyLink: null, profiles: null, onlyShippedProfiles: false };
