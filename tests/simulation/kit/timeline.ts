import type { Random } from './random';

/** Something that can be ended between any two of its awaits: a worker, a page, a server, or the world around them. */
export class Process<Host = unknown> {
  readonly name: string;
  /** The machine that it runs on. */
  readonly host: Host;
  hasEnded = false;

  constructor(name: string, host: Host) {
    this.name = name;
    this.host = host;
  }
}

/** What is done in one step. Where it returns a promise, the step lasts until that settles. */
export type Task = () => unknown;

interface Timer {
  readonly process: Process;
  readonly atMs: number;
  readonly task: Task;
  isCancelled: boolean;
}

// Captured before anybody replaces it: what the simulated code is given runs on the timeline.
const realImmediate = globalThis.setImmediate;

/**
 * Virtual time, and all that is to happen in it. Each step does one thing in one process and waits until everything that
 * follows from it without waiting itself has been done. Which process is next is drawn; within one, order is kept.
 */
export class Timeline {
  nowMs: number;
  steps = 0;
  readonly #random: Random;
  readonly #lanes = new Map<Process, Task[]>();
  readonly #timers: Timer[] = [];
  #running: Process | null = null;

  constructor(nowMs: number, random: Random) {
    this.nowMs = nowMs;
    this.#random = random;
  }

  /** Whose step it is; null between steps. */
  get running(): Process | null {
    return this.#running;
  }

  /** Does something in a process, after what it has to do already. */
  post(process: Process, task: Task): void {
    if (process.hasEnded) return;
    const lane = this.#lanes.get(process);
    if (lane === undefined) this.#lanes.set(process, [task]);
    else lane.push(task);
  }

  /** Does something in a process at a moment. @returns takes it back */
  at(process: Process, atMs: number, task: Task): () => void {
    // Clocks tell whole milliseconds.
    const timer: Timer = { process, atMs: Math.ceil(atMs), task, isCancelled: false };
    let place = this.#timers.length;
    while (place > 0 && (this.#timers[place - 1]?.atMs ?? 0) > atMs) place -= 1;
    this.#timers.splice(place, 0, timer);
    return () => {
      timer.isCancelled = true;
    };
  }

  /** Lets something work for the process whose step it is that is no part of the world itself: what it does is nobody's. */
  async aside<T>(work: () => Promise<T>): Promise<T> {
    const process = this.#running;
    this.#running = null;
    try {
      return await work();
    } finally {
      this.#running = process;
    }
  }

  /** Ends a process: nothing that it was at or waited for goes any further. */
  end(process: Process): void {
    process.hasEnded = true;
    this.#lanes.delete(process);
  }

  /** When the next thing happens; null where nothing will. */
  get nextMs(): number | null {
    if (this.#lanes.size > 0) return this.nowMs;
    this.#dropIdle();
    const [first] = this.#timers;
    return first === undefined ? null : Math.max(first.atMs, this.nowMs);
  }

  /** Goes on by one step. @returns false where there is nothing more to do */
  async step(): Promise<boolean> {
    const nextMs = this.nextMs;
    if (nextMs === null) return false;
    this.nowMs = nextMs;
    // What takes no time in a simulation takes some in the world.
    if (this.#random.chance(0.1)) this.nowMs += 1;
    this.#fallDue();
    const [process, lane] = this.#random.pick([...this.#lanes]);
    const task = lane.shift();
    if (lane.length === 0) this.#lanes.delete(process);
    this.steps += 1;
    this.#running = process;
    try {
      await task?.();
      await settled();
    } finally {
      this.#running = null;
    }
    return true;
  }

  #fallDue(): void {
    for (
      let [first] = this.#timers;
      first !== undefined && first.atMs <= this.nowMs;
      [first] = this.#timers
    ) {
      this.#timers.shift();
      // It may be taken back until the very moment.
      this.post(first.process, () => (first.isCancelled ? undefined : first.task()));
    }
  }

  /** Timers of ended processes, and those that were taken back, are no reason for time to pass. */
  #dropIdle(): void {
    for (let [first] = this.#timers; first?.isCancelled || first?.process.hasEnded; [first] = this.#timers)
      this.#timers.shift();
  }
}

/** Everything that needs no timer and no I/O has been done when this resolves. */
function settled(): Promise<void> {
  return new Promise((resolve) => realImmediate(resolve));
}
