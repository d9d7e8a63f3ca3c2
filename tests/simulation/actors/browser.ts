import { Disk } from '../kit/disk';
import type { BrowserHost } from '../kit/surroundings';
import type { Process } from '../kit/timeline';
import type { World } from '../world';
import { SimulatedWorker } from './worker';

const WAKE_MS = [0, 2_000] as const;

/** A member's browser: its storage lasts, its worker comes and goes. */
export class SimulatedBrowser implements BrowserHost {
  readonly name: string;
  readonly disk = new Disk();
  readonly #world: World;
  readonly #tabs = new Set<Process>();
  #worker: SimulatedWorker | null = null;
  #alarm = { whenMs: null as number | null, cancel: () => {} };
  #skewMs = 0;
  #asleepUntilMs = 0;

  constructor(world: World, name: string) {
    this.#world = world;
    this.name = name;
  }

  /** By this computer's clock. */
  get nowMs(): number {
    return this.#world.timeline.nowMs + this.#skewMs;
  }

  get isLookedAt(): boolean {
    return this.#tabs.size > 0;
  }

  get isAwake(): boolean {
    return this.#worker !== null;
  }

  /** The worker; whatever happens starts it where there is none. */
  wake(): SimulatedWorker {
    this.#worker ??= new SimulatedWorker(this.#world, this);
    return this.#worker;
  }

  /** Ends the worker between two of its awaits. A page that is open starts it again soon. */
  kill(): void {
    if (this.#worker === null) return;
    this.#world.log(`the worker of ${this.name} is killed`);
    const worker = this.#worker;
    this.#worker = null;
    worker.end();
    this.disk.crash();
    if (!this.isLookedAt) return;
    const { timeline, random, outside } = this.#world;
    timeline.at(outside, timeline.nowMs + random.whole(...WAKE_MS), () => this.isLookedAt && this.wake());
  }

  setAlarm(whenMs: number | null): void {
    this.#alarm.cancel();
    const { timeline, outside } = this.#world;
    const atMs = Math.max((whenMs ?? 0) - this.#skewMs, this.#asleepUntilMs);
    const cancel = whenMs === null ? () => {} : timeline.at(outside, atMs, () => this.#ring());
    this.#alarm = { whenMs, cancel };
  }

  /** Its computer is shut down for a while: what was to wake the worker wakes it afterwards. */
  shutDown(ms: number): void {
    this.#asleepUntilMs = this.#world.timeline.nowMs + ms;
    this.closeAll();
    this.kill();
    this.setAlarm(this.#alarm.whenMs);
  }

  #ring(): void {
    this.#alarm.whenMs = null;
    const worker = this.wake();
    this.#world.timeline.post(worker.process, () => {
      void worker.timekeeper
        .letTimePass()
        .catch((error: unknown) => this.#world.unforeseen(this.name, error));
    });
  }

  /** Somebody sets the clock. */
  setClock(skewMs: number): void {
    this.#skewMs = skewMs;
    this.setAlarm(this.#alarm.whenMs);
  }

  open(tab: Process): void {
    this.#tabs.add(tab);
    this.#lookedAt();
  }

  /** Closes a tab: whatever its page was at goes no further. */
  close(tab: Process): void {
    this.#world.timeline.end(tab);
    if (this.#tabs.delete(tab)) this.#lookedAt();
  }

  closeAll(): void {
    for (const tab of [...this.#tabs]) this.close(tab);
  }

  get tabs(): readonly Process[] {
    return [...this.#tabs];
  }

  #lookedAt(): void {
    if (this.#tabs.size > 1) return;
    const worker = this.wake();
    this.#world.timeline.post(worker.process, () => worker.follow(this.isLookedAt));
  }

  /** Has the worker do something for the person. */
  do<T>(work: (worker: SimulatedWorker) => Promise<T>): Promise<T> {
    return this.wake().ask(this.#world.outside, work);
  }
}
