import type { ServerBackend } from '../../../lib/backend/backend';
import type { Answer } from '../../../lib/ledger';
import type { CommandRequest } from '../../../lib/protocol/command';
import type { TeamInfo } from '../../../lib/protocol/team';
import type { World } from '../world';
import type { News, Request } from './network';
import type { Method } from './server';

/** A worker's way to the server, over the simulated network. */
export function createWay(
  world: World,
  request: Request,
  onServerTime: (serverNowMs: number) => void,
): ServerBackend {
  const ask = <T>(method: Method, ...args: readonly unknown[]) =>
    world.network.ask(request, method, args) as Promise<T>;
  return {
    async team() {
      const info = await ask<TeamInfo>('info');
      onServerTime(info.nowMs);
      return info;
    },
    async submit(commands: readonly CommandRequest[]) {
      const answers = await ask<readonly Answer[]>('submit', commands);
      commands.forEach((command, i) => {
        const answer = answers[i];
        if (answer !== undefined) world.answered(request.token, command, answer);
      });
      return answers;
    },
    changes: (after, limit) => ask('changes', after, limit),
    snapshot: () => ask('snapshot'),
    usage: (wanted) => ask('usage', wanted),
    addOns: () => ask('addOns'),
    offers: () => ask('offers'),
    quote: (offerId) => ask('quote', offerId),
    buy: (commandId, quote) => ask('buy', commandId, quote),
    purchases: () => ask('purchases'),
    cancelPurchase: (commandId) => ask('cancelPurchase', commandId),
    topUp: () => ask('topUp'),
    setTopUp: (rule) => ask('setTopUp', rule),
    members: () => ask('members'),
    setLimit: (memberId, credits) => ask('setLimit', memberId, credits),
    invite: async (member) => (await ask<{ token: string }>('invite', member)).token,
    newToken: async (memberId, revokeOthers) =>
      (await ask<{ token: string }>('newToken', memberId, revokeOthers)).token,
    profiles: () => ask('profiles'),
    profileVersions: () => ask('profileVersions'),
    profileVersion: (version) => ask('profileVersion', version),
    publishProfiles: (profiles, note, after) => ask('publishProfiles', { profiles, note, after }),
    rollBackProfiles: (version, after) => ask('rollBackProfiles', { version, after }),
    takeTurn: (turn) => ask('takeTurn', turn),
    setTurnBudget: (calls) => ask('setTurnBudget', calls),
    watch: (after, signal, onSign, onProfiles) => watch(world, request, after, signal, onSign, onProfiles),
  };
}

async function* watch(
  world: World,
  request: Request,
  after: number,
  signal: AbortSignal,
  onSign: () => void = () => undefined,
  onProfiles: (version: number) => void = () => undefined,
): AsyncGenerator<number, void> {
  const inbox: News[] = [];
  let wake = () => {};
  const stop = () => wake();
  signal.addEventListener('abort', stop);
  const close = world.network.open(request, after, (news) => {
    inbox.push(news);
    wake();
  });
  let told = after;
  try {
    while (!signal.aborted) {
      const news = inbox.shift();
      if (news === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else if (news instanceof Error) throw news;
      else {
        onSign();
        if (news === 'sign') continue;
        if (news.profilesVersion > 0) onProfiles(news.profilesVersion);
        if (news.cursor <= told) continue;
        told = news.cursor;
        yield told;
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
    close();
  }
}
