/**
 * The extension's own world in a page: the page can't see into it. What isn't in it, though, is looked for among the page's
 * elements, by their ids and names: only what was kept here is taken from it.
 */
export function fromWorld<T>(name: string): T | undefined {
  return Object.hasOwn(globalThis, name) ? ((globalThis as Record<string, unknown>)[name] as T) : undefined;
}

/** Keeps something for other scripts of the extension in this page, in place of what was kept by that name before. */
export function keepInWorld(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, configurable: true });
}
