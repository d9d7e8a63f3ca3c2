import type { ReplyApiAccess } from '../../cache/replyApiStore';
import type { Handlers } from '../../messages/receive';
import { parse } from '../../protocol/parse';
import { ProblemError } from '../../protocol/problem';
import { MonthlyCalls } from '../../protocol/turn';
import { parseAddress } from '../../replyApi/address';
import { parseKey } from '../../replyApi/key';
import type { ReplyApiState, ReplyApiUsage } from '../../replyApi/state';
import { takeTurn } from '../replyApi/turns';
import type { Services } from '../services';
import type { Team } from '../team';

/** How outcomes are asked of the vendor's API. No answer holds the key. */
export function replyApiHandlers(
  services: Services,
): Pick<Handlers, 'replyApi.get' | 'replyApi.set' | 'replyApi.test' | 'replyApi.remove'> {
  const { team, now, newId, changed } = services;
  const { store, poller, reach } = services.replyApi;

  async function state(): Promise<ReplyApiState> {
    const current = await team();
    const [access, standing, usage, waiting, { member }] = await Promise.all([
      store.access(),
      store.standing(),
      usageOf(current),
      poller.waiting(),
      current.info(),
    ]);
    const { lastAskedAtMs, problem } = standing;
    return {
      hasKey: access.key !== null,
      address: access.address,
      usage,
      mayChangeBudget: member.role === 'owner',
      lastAskedAtMs,
      // It is over with the month, or with a larger budget.
      problem: problem?.code === 'over-budget' && usage && usage.used < usage.budget ? null : problem,
      waiting,
    };
  }

  /** A look takes nothing. Null where a team's server can't be asked. */
  async function usageOf(current: Team): Promise<ReplyApiUsage | null> {
    try {
      const { used, budget, monthEndsAtMs } = await takeTurn(current, store, 0, now());
      return { used, budget, monthEndsAtMs };
    } catch (error) {
      if (error instanceof ProblemError && current.connection !== null) return null;
      throw error;
    }
  }

  /** What is meant by a key and an address of which either may be left as it is. */
  async function accessOf(key: string | null, address: string | null): Promise<ReplyApiAccess> {
    const before = await store.access();
    const after = {
      key: key === null ? before.key : readKey(key),
      address: address === null ? before.address : parseAddress(address),
    };
    // The kept key was entered for one address, and isn't told to another.
    if (key === null && before.key !== null && after.address !== before.address)
      throw new ProblemError('invalid-input', 'Enter the key again for another address');
    return after;
  }

  return {
    'replyApi.get': state,

    async 'replyApi.set'({ key, address, budget }) {
      const access = key === null && address === null ? null : await accessOf(key, address);
      if (budget !== null) {
        const calls = parse(MonthlyCalls, budget, 'invalid-input');
        const { connection, backend } = await team();
        await (connection === null ? store.setTurnBudget(calls) : backend.setTurnBudget(calls));
        const { problem } = await store.standing();
        if (problem?.code === 'over-budget') await store.changeStanding({ problem: null, waitUntilMs: 0 });
      }
      if (access !== null) await store.writeAccess(access);
      changed();
      return state();
    },

    async 'replyApi.test'({ key, address }) {
      const access = await accessOf(key, address);
      if (access.key === null) throw new ProblemError('invalid-input', 'There is no key');
      const { granted, used, budget } = await takeTurn(await team(), store, 1, now());
      if (granted === 0) throw new ProblemError(used >= budget ? 'over-budget' : 'not-our-turn');
      // Nobody has a job of this id: that the API says so tells that it has taken the key.
      await reach({ address: access.address, key: access.key }).job(newId());
      const kept = await store.access();
      if (kept.key === access.key && kept.address === access.address) {
        await store.changeStanding({ problem: null, failures: 0, waitUntilMs: 0, lastAskedAtMs: now() });
        changed();
      }
      return null;
    },

    async 'replyApi.remove'() {
      const { address } = await store.access();
      await store.writeAccess({ key: null, address });
      changed();
      return state();
    },
  };
}

function readKey(typed: string): string {
  const key = parseKey(typed);
  if (key === null) throw new ProblemError('invalid-input', 'This is not a key');
  return key;
}
