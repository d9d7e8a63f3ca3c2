import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import type { Runtime } from 'webextension-polyfill';
import { storedConnections } from '../../../lib/cache/connection';
import type { RequestOf } from '../../../lib/messages/catalogue';
import { type Invitation, joinLink } from '../../../lib/protocol/joinLink';
import { ProblemError } from '../../../lib/protocol/problem';
import type { Member } from '../../../lib/protocol/team';
import { pause } from '../../../lib/sequence/waiting';
import { sessionDiagnoses } from '../../../lib/worker/diagnoses';
import { createHandlers } from '../../../lib/worker/handlers';
import { createKnownPolicy } from '../../../lib/worker/knownPolicy';
import { createNotices } from '../../../lib/worker/notices/notices';
import { createOnScreen } from '../../../lib/worker/notices/onScreen';
import type { Services } from '../../../lib/worker/services';
import { createTeams } from '../../../lib/worker/teams';
import { createTimekeeper } from '../../../lib/worker/time';
import { newId } from '../../contract/commands';
import { aMember, FakeServer, FakeWay } from '../sync/fakeServer';
import { createTestReplyApi } from './replyApiKit';

/** A team's server at an address, with the tokens it knows. */
export class Site {
  readonly url: string;
  readonly server: FakeServer;
  readonly ways = new Map<string, FakeWay>();

  constructor(url: string, teamId: string) {
    this.url = url;
    this.server = new FakeServer(teamId);
    this.server.grant(100);
  }

  /** A new member, or a new token for one. @returns their link, and what becomes of their requests */
  invite(id: string, change: Partial<Member> = {}): { link: string; way: FakeWay } {
    const token = `jac_${this.server.teamId}_${`${id}-${this.ways.size}`.padEnd(43, 'x')}`;
    const way = new FakeWay(this.server, aMember(id, change));
    this.ways.set(token, way);
    return { link: joinLink({ url: this.url, token }), way };
  }
}

/** A whole worker in memory, that can be ended and begun again. */
export function createWorker(...sites: Site[]) {
  const clock = { nowMs: Date.UTC(2026, 0, 10) };
  const indexedDB = new IDBFactory();
  const allowed = vi.fn(async (_url: string) => true);
  const changed = vi.fn<() => void>();
  const moved = vi.fn<() => void>();
  const profilesChanged = vi.fn<() => void>();
  const report = vi.fn<(error: unknown) => void>();

  function connect({ url, token }: Invitation): FakeWay {
    const way = sites.find((site) => site.url === url)?.ways.get(token);
    if (way !== undefined) return way;
    const stranger = new FakeWay(new FakeServer(), aMember('nobody'));
    stranger.trouble = new ProblemError('token-refused');
    return stranger;
  }

  function begin() {
    const tools = {
      now: () => clock.nowMs,
      random: () => 0.5,
      newId,
      changed,
      profilesChanged,
      report,
      pause: async (ms: number) => {
        clock.nowMs += ms;
      },
    };
    const dexie = { indexedDB };
    const connections = storedConnections(dexie);
    const teams = createTeams({ ...tools, dexie, connections, connect, mayReach: allowed, moved });
    const vendor = createTestReplyApi({ ...tools, team: teams.current }, dexie);
    const services: Services = {
      ...tools,
      teams,
      team: teams.current,
      knownPolicy: createKnownPolicy({ pause, changed, profilesChanged }),
      diagnoses: sessionDiagnoses,
      replyApi: vendor.replyApi,
      notices: createNotices({ ...tools, team: teams.current }, createOnScreen(vendor.replyApi.openTabs)),
    };
    return {
      services,
      vendor,
      teams,
      connections,
      handlers: createHandlers(services),
      timekeeper: createTimekeeper(services),
    };
  }

  const databases = async () => (await indexedDB.databases()).map(({ name }) => name ?? '').sort();
  return { clock, indexedDB, allowed, changed, moved, profilesChanged, report, begin, databases };
}

/** A sequence page's tab. */
export const SENDER = { tab: { id: 7 } } as Runtime.MessageSender;

/** A page asks to hold 2 credits for each contact. */
export function holdMessage(contacts: string[]): RequestOf<'run.hold'> {
  return {
    commandId: newId(),
    runId: newId(),
    pageId: newId(),
    sequenceId: '101',
    steps: [{ id: 'step-1', category: 'opener' }],
    selected: contacts.length,
    contacts: contacts.map((id) => ({ id, name: id })),
    baselines: [],
  };
}
