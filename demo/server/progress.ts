import type { ContactState } from '../model.ts';

/** Where each contact of a sequence stands, and what has changed since a version. */
export class Progress {
  #version = 0;
  #runs = 0;
  readonly #states = new Map<string, { readonly state: ContactState; readonly version: number }>();

  get version(): number {
    return this.#version;
  }

  of(id: string): ContactState | undefined {
    return this.#states.get(id)?.state;
  }

  /** Queues contacts as one new run, except those that are being personalized already. */
  start(ids: Iterable<string>): { run: number; started: string[]; skipped: ContactState[] } {
    const run = this.#runs + 1;
    const started: string[] = [];
    const skipped: ContactState[] = [];
    for (const id of ids) {
      const before = this.of(id);
      if (before?.run === run) continue;
      if (before && isActive(before)) {
        skipped.push(before);
        continue;
      }
      const attempt = (before?.attempt ?? 0) + 1;
      this.#put({ id, status: 'queued', reason: '', attempt, run, place: started.length });
      started.push(id);
    }
    if (started.length > 0) this.#runs = run;
    return { run: this.#runs, started, skipped };
  }

  change(state: ContactState, status: ContactState['status'], reason = ''): void {
    this.#put({ ...state, status, reason });
  }

  /** The contacts that changed after a version. */
  since(version: number): ContactState[] {
    if (version >= this.#version) return [];
    const changed: ContactState[] = [];
    for (const entry of this.#states.values()) if (entry.version > version) changed.push(entry.state);
    return changed;
  }

  #put(state: ContactState): void {
    this.#states.set(state.id, { state, version: ++this.#version });
  }
}

/** Whether the contact waits or is being worked on. */
export function isActive(state: ContactState): boolean {
  return state.status === 'queued' || state.status === 'personalizing';
}
