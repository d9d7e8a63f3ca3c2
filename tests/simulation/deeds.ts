import { copyName } from '../../lib/cache/connection';
import type { RunRow } from '../../lib/cache/rows';
import { joinLink } from '../../lib/protocol/joinLink';
import { ProblemError } from '../../lib/protocol/problem';
import { SimulatedBrowser } from './actors/browser';
import { Tab } from './actors/tab';
import { BrowserAudit } from './audit/browserAudit';
import type { Deed } from './plan';
import type { World } from './world';

const URL_OF_SERVER = 'https://credits.example';
const COPIES = `jason-ai-credits ${URL_OF_SERVER}`;
const OFFER = 'jason-ai-credits-100';
const AGAIN_MS = 5_000;

interface Person {
  readonly browser: SimulatedBrowser;
  readonly memberId: string;
  /** The newest link that they were given. */
  link: string;
}

/** A team of people, each at a browser, and what is done by and to them. */
export class People {
  readonly #world: World;
  readonly teamId: string;
  readonly persons: Person[] = [];

  constructor(world: World, teamId: string) {
    this.#world = world;
    this.teamId = teamId;
  }

  async add(name: string, role: 'owner' | 'member'): Promise<void> {
    const { server, audit, facts } = this.#world;
    const browser = new SimulatedBrowser(this.#world, name);
    audit.browsers.set(browser, new BrowserAudit(name, browser.disk, facts, audit.server.books));
    const { memberId, token } = await server.keep((keeper) => keeper.addMember(this.teamId, { name, role }));
    this.#world.members.set(token, memberId);
    this.persons.push({ browser, memberId, link: joinLink({ url: URL_OF_SERVER, token }) });
  }

  /** Does one deed. Call it in a step of the world. */
  do(deed: Deed): void {
    const { server, faults, timeline, outside } = this.#world;
    this.#world.log(JSON.stringify(deed));
    const later = (ms: number, work: () => void) => timeline.at(outside, timeline.nowMs + ms, work);
    switch (deed.kind) {
      case 'press':
        new Tab(this.#world, this.#at(deed).browser, deed.press).open();
        return;
      case 'close a tab': {
        const { browser } = this.#at(deed);
        const tab = browser.tabs[deed.tab % Math.max(1, browser.tabs.length)];
        if (tab !== undefined) browser.close(tab);
        return;
      }
      case 'kill the worker':
        this.#at(deed).browser.kill();
        return;
      case 'cut off':
        faults.cutOff(this.#at(deed).browser.name, deed.ms);
        this.#world.network.breakStreams(this.#at(deed).browser.name);
        return;
      case 'set the clock':
        this.#at(deed).browser.setClock(deed.skewMs);
        return;
      case 'fill the disk': {
        const { disk } = this.#at(deed).browser;
        disk.isFull = true;
        later(deed.ms, () => {
          disk.isFull = false;
        });
        return;
      }
      case 'delete the copy':
        this.#delete(this.#at(deed), COPIES);
        return;
      case 'delete everything': {
        const person = this.#at(deed);
        this.#delete(person, '');
        person.browser.disk.stored.clear();
        later(deed.ms, () => this.#try(this.join(person)));
        return;
      }
      case 'revoke the token': {
        const person = this.#at(deed);
        this.#try(server.keep((keeper) => keeper.revoke(this.teamId, person.memberId)));
        later(deed.ms, () => this.#try(this.#renew(person)));
        return;
      }
      case 'leave the team': {
        const person = this.#at(deed);
        this.#try(this.#leave(person, deed.leaveBehind));
        later(deed.ms, () => this.#try(this.join(person)));
        return;
      }
      case 'buy':
        this.#try(this.#buy(this.#at(deed)));
        return;
      case 'adjust': {
        const commandId = this.#world.newId();
        const adjustment = { commandId, credits: deed.credits, reason: 'A present' };
        // The keeper's command is asked again where its answer got lost, as a person would.
        this.#try(this.#insist(() => server.keep((keeper) => keeper.adjust(this.teamId, adjustment))));
        return;
      }
      case 'release a run':
        this.#try(this.#release(this.#at(deed), deed.run));
        return;
      case 'crash the server':
        void server.crash();
        return;
      case "set the server's clock":
        server.skewMs = deed.skewMs;
        return;
      case 'night':
        for (const { browser } of this.persons) browser.shutDown(deed.ms);
    }
  }

  async join({ browser, link }: Person): Promise<void> {
    await browser.do(({ teams }) => teams.join(link, false));
  }

  /** A new token, with which the browser goes on. */
  async #renew(person: Person): Promise<void> {
    const { token } = await this.#world.server.keep((keeper) =>
      keeper.newToken(this.teamId, person.memberId, true),
    );
    this.#world.members.set(token, person.memberId);
    person.link = joinLink({ url: URL_OF_SERVER, token });
    await this.join(person);
  }

  async #leave({ browser }: Person, leaveBehind: boolean): Promise<void> {
    // Whatever comes of it, it has been agreed to that reports may be lost.
    if (leaveBehind) this.#world.facts.forget(browser.name);
    await browser.do(({ teams }) => teams.leave(leaveBehind));
  }

  async #buy({ browser }: Person): Promise<void> {
    const commandId = this.#world.newId();
    await this.#insist(() =>
      browser.do(async ({ teams }) => {
        const { backend } = await teams.current();
        return backend.buy(commandId, await backend.quote(OFFER));
      }),
    );
  }

  /** Releases a hold by hand, as the list of what is retained lets people do: their own, and an owner everybody's. */
  async #release(person: Person, place: number): Promise<void> {
    const { browser } = person;
    const open = browser.disk.rows<RunRow>(this.copyOf(person), 'runs').filter((run) => run.open === 1);
    const own = open.filter(({ by }) => by === person.memberId);
    const shown = person === this.persons[0] ? open : own;
    const runId = shown[place % Math.max(1, shown.length)]?.runId;
    if (runId === undefined) return;
    const request = { commandId: this.#world.newId(), runId, reason: 'Released by hand' };
    await browser.do(({ handlers }) => handlers['run.cancel'](request, {}));
  }

  #delete({ browser }: Person, prefix: string): void {
    browser.kill();
    browser.disk.delete(prefix);
    this.#world.facts.forget(browser.name);
  }

  #at({ browser }: { readonly browser: number }): Person {
    const person = this.persons[browser];
    if (person === undefined) throw new RangeError(`There is no browser ${browser}`);
    return person;
  }

  /** Asks twice at most, under the same id. */
  async #insist<T>(work: () => Promise<T>): Promise<T> {
    const { timeline, outside } = this.#world;
    return work().catch(async (error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      await new Promise<void>((resolve) => timeline.at(outside, timeline.nowMs + AGAIN_MS, resolve));
      return work();
    });
  }

  /** What can't be done is told to whoever wanted it; only a mistake of ours is a failure. */
  #try(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      if (!(error instanceof ProblemError)) this.#world.fail('a deed failed', error);
    });
  }

  /** What a browser's copy of the team's ledger is called. */
  copyOf({ memberId }: Person): string {
    const team = { id: this.teamId, name: '' };
    const member = { id: memberId, name: '', role: 'member', limit: null } as const;
    return copyName({ url: URL_OF_SERVER, team, member });
  }
}
