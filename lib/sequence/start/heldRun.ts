import type { ReleaseReason, StartPorts } from './ports';

/** A run that credits may be retained for. It ends as started or as released, once. */
export class HeldRun {
  readonly runId: string;
  readonly #ports: Pick<StartPorts, 'worker' | 'runs'>;
  #ended = false;

  constructor(ports: Pick<StartPorts, 'worker' | 'runs'>, runId: string) {
    this.#ports = ports;
    this.runId = runId;
  }

  started(): void {
    this.#ended = true;
  }

  /** The authority held nothing: there is nothing to give back. */
  neverHeld(): void {
    if (!this.#ended) this.#ports.runs.forget(this.runId);
    this.#ended = true;
  }

  /** Has the credits refunded, unless the run has ended. Also right where it isn't known whether any were held. */
  release(reason: ReleaseReason): void {
    if (this.#ended) return;
    this.neverHeld();
    void this.#ports.worker.release(this.runId, reason).catch(() => undefined);
  }
}
