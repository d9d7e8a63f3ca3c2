import { practicePrices } from '../../../lib/protocol/practicePrices.ts';
import { profileOf } from '../../contract/profiles.ts';
import type { Document } from '../http/documented.ts';
import { testApp } from '../http/testApp.ts';
import { newId } from '../kit/engine.ts';
import { cancelOf } from '../kit/requests.ts';
import type { TwoTeams } from './twoTeams.ts';

const { app } = testApp();
/** What the server says of itself: every route that there is. */
export const document: Document = await (await app.request('/openapi.json')).json();

/** Every route that needs a token. */
export const OPERATIONS = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .filter(([, { security }]) => security.length > 0)
    .map(([method, { operationId, responses }]) => ({
      name: operationId,
      method: method.toUpperCase(),
      path,
      ownerOnly: Object.hasOwn(responses, '403'),
    })),
);

type Operation = (typeof OPERATIONS)[number];

interface Wish {
  /** Values of the path's parts. */
  readonly parts?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: object;
}

/** A sound request for each route, for things of Acme's. */
const WISHES: Readonly<Record<string, (acme: TwoTeams['acme']) => Wish>> = {
  getTeam: () => ({}),
  submitCommands: ({ hold }) => ({ body: { commands: [cancelOf(hold.runId)] } }),
  getEntries: () => ({}),
  getSnapshot: () => ({}),
  getAddOns: () => ({}),
  getOffers: () => ({}),
  quoteOffer: () => ({ body: { offerId: offer().id } }),
  buy: () => ({ body: { commandId: newId(), quote: practicePrices.quote(offer().id) } }),
  getPurchases: () => ({}),
  cancelPurchase: () => ({ parts: { commandId: newId() } }),
  getTopUp: () => ({}),
  setTopUp: () => ({
    body: { rule: { belowCredits: 1_000, quote: practicePrices.quote(offer().id), atMost: 1 } },
  }),
  getInvoice: () => ({}),
  getUsage: () => ({ query: '?sinceMs=0&untilMs=1&timeZone=UTC' }),
  getMembers: () => ({}),
  setLimit: ({ member }) => ({ parts: { memberId: member.memberId }, body: { credits: 1 } }),
  invite: () => ({ body: { memberId: newId(), name: 'Ines Invited', role: 'owner' } }),
  // Of somebody whose tokens have stopped working anyhow: the others go on asking.
  newToken: ({ former }) => ({ parts: { memberId: former.memberId }, body: { revokeOthers: true } }),
  takeTurn: () => ({ body: { holderId: newId(), calls: 1 } }),
  setTurnBudget: () => ({ body: { calls: 5 } }),
  getProfiles: () => ({}),
  publishProfiles: () => ({ body: { profiles: [profileOf('other')], note: 'Mine now', after: 1 } }),
  getProfileVersions: () => ({}),
  getProfileVersion: () => ({ parts: { version: '1' } }),
  rollBackProfiles: () => ({ body: { version: 0, after: 1 } }),
  watch: () => ({}),
};

/** The routes that a request is known for; to be compared with those that there are. */
export const KNOWN = Object.keys(WISHES);

/** Makes a route's request with a token, and reads the answer as far as it goes. */
export async function tryOperation(teams: TwoTeams, { name, path, method }: Operation, token: string | null) {
  const { parts = {}, query = '', body } = WISHES[name]?.(teams.acme) ?? {};
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, part: string) => parts[part] ?? '');
  const response = await teams.ask(token, `${filled}${query}`, method, body);
  const isStream = response.headers.get('Content-Type') === 'text/event-stream';
  const read = response.clone();
  if (isStream) await Promise.all([response.body?.cancel(), read.body?.cancel()]);
  return { response, text: isStream ? '' : await read.text() };
}

function offer() {
  const [first] = practicePrices.offers();
  if (first === undefined) throw new Error('Nothing is offered');
  return first;
}
