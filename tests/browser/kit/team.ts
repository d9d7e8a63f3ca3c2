import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareProfile } from '../../../demo/browser.ts';
import { hostOf, joinTeam } from '../../../demo/join.ts';
import { createDemo, type Demo } from '../../../demo/server/demo.ts';
import type { DemoOptions } from '../../../demo/server/options.ts';
import { MAX_ENTRIES_PER_PAGE } from '../../../lib/protocol/http.ts';
import { joinLink } from '../../../lib/protocol/joinLink.ts';
import { readConfig } from '../../../server/config.ts';
import { type RunningServer, startServer } from '../../../server/serve.ts';
import type { Caller } from '../../../server/team/service.ts';
import { Harness } from './harness.ts';
import { Line } from './line.ts';

/** What a server and its team's browsers start from. */
export interface TeamPlaces {
  /** Of the server. */
  readonly dataFolder: string;
  /** A browser's profile whose person has allowed the extension {@link TEAM_HOST}. */
  readonly profile: string;
  remove(): Promise<void>;
}

/** Where all servers are. */
export const TEAM_HOST = hostOf('http://127.0.0.1');

/** A server for one file of tests. */
export class TeamServer {
  readonly line: Line;
  readonly #server: RunningServer;
  readonly #places: TeamPlaces;

  private constructor(server: RunningServer, line: Line, places: TeamPlaces) {
    this.#server = server;
    this.line = line;
    this.#places = places;
  }

  get profile(): string {
    return this.#places.profile;
  }

  /** @param places new ones where absent, which takes seconds */
  static async start(places?: TeamPlaces): Promise<TeamServer> {
    const from = places ?? (await newPlaces());
    const line = await Line.create();
    const server = await startServer(
      readConfig({ PORT: '0', DATA_FOLDER: from.dataFolder, LOG_LEVEL: 'error', PUBLIC_URL: line.url }),
    );
    return new TeamServer(server, line, from);
  }

  /** Where the line leads to when it is as it should be. */
  get port(): number {
    return Number(new URL(this.#server.url).port);
  }

  get keeper() {
    return this.#server.keeper;
  }

  get service() {
    return this.#server.service;
  }

  async stop(): Promise<void> {
    await this.#server.stop();
    await this.line.close();
    await this.#places.remove();
  }
}

async function newPlaces(): Promise<TeamPlaces> {
  const folder = await mkdtemp(join(tmpdir(), 'jason-ai-credits-'));
  const profile = join(folder, 'profile');
  await prepareProfile(profile, [TEAM_HOST]);
  return {
    dataFolder: join(folder, 'data'),
    profile,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A team for one test, and the browsers of its members. */
export class TeamHarness {
  readonly server: TeamServer;
  readonly teamId: string;
  /** The app that all members work in. */
  readonly demo: Demo;
  readonly #browsers: Harness[] = [];

  private constructor(server: TeamServer, teamId: string, demo: Demo) {
    this.server = server;
    this.teamId = teamId;
    this.demo = demo;
  }

  /** @param credits what the team has to begin with */
  static async start(server: TeamServer, options: DemoOptions, credits: number): Promise<TeamHarness> {
    server.line.leadTo(server.port);
    server.line.mend();
    const { teamId } = await server.keeper.createTeam({ name: 'Acme', planCredits: 0 });
    const commandId = crypto.randomUUID();
    await server.keeper.adjust(teamId, { commandId, credits, reason: 'test' });
    return new TeamHarness(server, teamId, createDemo(options));
  }

  /** Adds a member. @returns their id and join link */
  async invite(name: string, role: 'owner' | 'member' = 'member') {
    const { keeper, line } = this.server;
    const { memberId, token } = await keeper.addMember(this.teamId, { name, role });
    return { memberId, link: joinLink({ url: line.url, token }) };
  }

  /** A browser whose person has allowed the extension the server's host, and that hasn't joined anything. */
  async openBrowser(): Promise<Harness> {
    const browser = await Harness.start(this.demo, this.server.profile);
    this.#browsers.push(browser);
    return browser;
  }

  /** A member's browser, which has joined by the link that they were given. */
  async join(name: string, role: 'owner' | 'member' = 'member') {
    const [browser, invitation] = await Promise.all([this.openBrowser(), this.invite(name, role)]);
    await joinTeam(browser, invitation.link);
    return { browser, ...invitation };
  }

  /** Where the team's credits are, by the server's word. */
  async balances() {
    return (await this.server.service.snapshot(this.#caller)).balances;
  }

  /** All that has happened to them, by the server's word; for a test, one page is enough. */
  async entries() {
    const { entries, more } = await this.server.service.changes(this.#caller, 0, MAX_ENTRIES_PER_PAGE);
    if (more) throw new Error('There are more entries than one page has');
    return entries;
  }

  get #caller(): Caller {
    return { teamId: this.teamId, memberId: '', role: 'owner' };
  }

  async stop(): Promise<void> {
    await Promise.all(this.#browsers.map((browser) => browser.stop()));
  }
}
