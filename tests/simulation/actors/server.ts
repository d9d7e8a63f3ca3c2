import type { PGlite } from '@electric-sql/pglite';
import type { PriceList } from '../../../lib/protocol/priceList';
import type { Caller, TeamKeeper, TeamService } from '../../../server/team/service';
import { createTeams, type Teams } from '../../../server/team/teams';
import { Process } from '../kit/timeline';
import type { World } from '../world';
import { SimulatedStore } from './store';

export type Method = Exclude<keyof TeamService, 'authenticate' | 'isHealthy' | 'watch'>;

const SWEEP_MS = 60 * 60_000;
const RESTART_MS = [500, 20_000] as const;

/** The team's server: its process may end at any moment, its database may not. */
export class SimulatedServer {
  readonly #world: World;
  readonly #database: PGlite;
  readonly #prices: PriceList;
  #process: Process | null = null;
  #store: SimulatedStore | null = null;
  #teams: Teams | null = null;
  /** What the keeper wants and hasn't got. */
  readonly #kept = new Set<() => void>();
  /** How far its clock is ahead of the world's. */
  skewMs = 0;

  constructor(world: World, database: PGlite, prices: PriceList) {
    this.#world = world;
    this.#database = database;
    this.#prices = prices;
  }

  get process(): Process | null {
    return this.#process;
  }

  start(): void {
    const { timeline, random, faults, audit } = this.#world;
    const process = new Process('server', null);
    this.#process = process;
    this.#store = new SimulatedStore(this.#database, timeline, process, {
      breaks: () => faults.breaksConnection(),
      committed: () => audit.server.mayHaveChanged(),
    });
    this.#teams = createTeams({
      store: this.#store,
      now: () => timeline.nowMs + this.skewMs,
      newId: this.#world.newId,
      newSecret: () => String(random.whole(0, 2 ** 31)).padStart(43, '0'),
      prices: this.#prices,
      report: { committed: () => undefined, failed: (error) => this.#failed(error) },
    });
    const sweep = (): void => {
      timeline.at(process, timeline.nowMs + SWEEP_MS, () => {
        sweep();
        return void this.#teams?.sweep().catch(() => undefined);
      });
    };
    sweep();
    for (const attempt of this.#kept) attempt();
  }

  /** Ends the process at this very moment. What was not committed never was. It starts again after a while. */
  async crash(): Promise<void> {
    if (this.#process === null) return;
    this.#world.log('the server crashes');
    this.#world.timeline.end(this.#process);
    if (this.#store?.isOpen) await this.#world.timeline.aside(() => this.#database.query('rollback'));
    this.#process = null;
    this.#store = null;
    this.#teams = null;
    this.#world.network.breakStreams();
    const { timeline, random, outside } = this.#world;
    timeline.at(outside, timeline.nowMs + random.whole(...RESTART_MS), () => this.start());
  }

  /** Answers a request of a member. Call it in a step of the server's process. */
  async answer(token: string, method: Method, args: readonly unknown[]): Promise<unknown> {
    const { service } = this.#running();
    if (method === 'offers') return service.offers();
    const caller = await service.authenticate(token);
    if (method === 'quote') return service.quote(String(args[0]));
    const ask = service[method] as (caller: Caller, ...args: readonly unknown[]) => unknown;
    return ask(caller, ...args);
  }

  async watch(token: string, after: number, signal: AbortSignal) {
    const { service } = this.#running();
    return service.watch(await service.authenticate(token), after, signal);
  }

  /** Does something for the server's keeper, who does it again where the server crashed meanwhile. */
  keep<T>(work: (keeper: TeamKeeper, service: TeamService) => Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const attempt = (): void => {
      if (this.#process === null) return;
      this.#world.timeline.post(this.#process, () => {
        const { keeper, service } = this.#running();
        void work(keeper, service).then(resolve, reject);
      });
    };
    this.#kept.add(attempt);
    attempt();
    return promise.finally(() => this.#kept.delete(attempt));
  }

  #running(): Teams {
    if (this.#teams === null) throw new Error('The server is down');
    return this.#teams;
  }

  #failed(error: unknown): void {
    if (!(error instanceof Error && error.name === 'StoreLostError'))
      this.#world.fail('the server failed', error);
  }
}
