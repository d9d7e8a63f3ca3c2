/** Those who want to know the moment that something happens. */
export interface Listeners {
  /** @returns how to stop listening */
  add(listener: () => void): () => void;
}

export function createListeners(): Listeners & { tell(): void } {
  const listeners = new Set<() => void>();
  return {
    add(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell() {
      for (const listener of [...listeners]) listener();
    },
  };
}
