import { createListeners } from './listeners.ts';

/** Whether the server is shutting down, and who wants to know the moment that it starts to. */
export interface Stopping {
  isStopping(): boolean;
  /** @returns how to stop listening */
  onStop(listener: () => void): () => void;
}

export function createStopping(): Stopping & { start(): void } {
  const listeners = createListeners();
  let stopping = false;
  return {
    isStopping: () => stopping,
    onStop: listeners.add,
    start() {
      stopping = true;
      listeners.tell();
    },
  };
}
