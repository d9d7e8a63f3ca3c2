import type { Policy } from '../settings/policy';
import type { Diagnoses } from './diagnoses';
import type { Notices } from './notices/notices';
import type { ReplyApiService } from './replyApi/service';
import type { Team } from './team';
import type { Teams } from './teams';

/** What the worker's handlers work with; composed in entrypoints/background.ts. */
export interface Services {
  readonly teams: Teams;
  /** The team that this browser works with now. To be asked for once per piece of work: it may be another one the next time. */
  readonly team: () => Promise<Team>;
  /** What the organisation has set, as far as the browser has said so by now. */
  readonly knownPolicy: () => Promise<Policy>;
  readonly diagnoses: Diagnoses;
  readonly replyApi: ReplyApiService;
  readonly notices: Notices;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** UUIDv7. */
  readonly newId: () => string;
  /** To be called after every change: pages, badge and alarm follow. */
  readonly changed: () => void;
  /** To be called when other page profiles are in use than before: sequence pages ask for them. */
  readonly profilesChanged: () => void;
  /** Told of failures that nobody waits for. */
  readonly report: (error: unknown) => void;
}
