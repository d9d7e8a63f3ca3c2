import type { Backend, ServerBackend } from '../../lib/backend/backend';
import type { Answer } from '../../lib/ledger';
import type { CommandRequest } from '../../lib/protocol/command';
import type { Role } from '../../lib/protocol/team';

/** A backend as one member of a team has it. */
export interface MembersBackend<B extends Backend> {
  readonly memberId: string;
  readonly backend: B;
}

/** A backend of a team in which nothing has happened, as its owner has it, with a clock that the test turns. */
export interface BackendUnderTest<B extends Backend = Backend> extends MembersBackend<B> {
  readonly clock: { nowMs: number };
  /** Puts credits into the pool that never expire. */
  grant(credits: number): Promise<unknown>;
  /** The same ledger as another member has it. */
  as(role: Role): Promise<MembersBackend<B>>;
  /** The owner's way to the same ledger after what keeps it was stopped and started. */
  restart(): Promise<B>;
}

/** A team's server, seen from several browsers. */
export interface ServerUnderTest extends BackendUnderTest<ServerBackend> {
  /** The same server with another token. */
  reach(token: string): ServerBackend;
  /** A member's tokens stop working. */
  revoke(memberId: string): Promise<void>;
}

/** The answer to one command. */
export async function submit(backend: Backend, command: CommandRequest): Promise<Answer> {
  const [answer, ...more] = await backend.submit([command]);
  if (answer === undefined || more.length > 0) throw new Error('one command has one answer');
  return answer;
}

/** A list's first item; fails the test where there is none. */
export function firstOf<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined) throw new Error('there is none');
  return first;
}
