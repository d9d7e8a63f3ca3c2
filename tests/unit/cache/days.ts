import fc from 'fast-check';
import type { EmbeddedBackend, GrantRequest } from '../../../lib/backend/embedded/embedded';
import type { Answer } from '../../../lib/ledger';
import type { CommandRequest } from '../../../lib/protocol/command';
import { cancel, expire, grant, hold, settle } from '../../kit/wishes';

type WithoutId<R> = R extends unknown ? Omit<R, 'id'> : never;

/** What may be asked of a browser on its own. */
export type Wish = WithoutId<CommandRequest | GrantRequest> | { readonly type: 'expire' };

/** Lists of commands with a clock that jumps ahead and goes back. */
export const steps: fc.Arbitrary<readonly { wish: Wish; minutes: number }[]> = fc.array(
  fc.record({
    wish: fc.oneof(grant, { arbitrary: hold, weight: 2 }, { arbitrary: settle, weight: 3 }, cancel, expire),
    minutes: fc.integer({ min: -5, max: 15 }),
  }),
  { minLength: 1, maxLength: 25 },
);

/** Does what is wished under an id. @returns the answer; null for time, which nobody asks for */
export async function fulfil(backend: EmbeddedBackend, id: string, wish: Wish): Promise<Answer | null> {
  if (wish.type === 'grant') return backend.grant({ ...wish, id });
  if (wish.type === 'expire') return backend.letTimePass(id).then(() => null);
  const [answer] = await backend.submit([{ ...wish, id }]);
  return answer ?? null;
}
