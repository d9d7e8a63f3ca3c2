/**
 * Looks things up together: while one look-up is under way, the keys that are asked for meanwhile gather for the next.
 *
 * @param find finds the values of different keys; those without one are absent
 * @returns looks up one key, in a look-up that begins after the call
 */
export function gather<V>(
  find: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): (key: string) => Promise<V | undefined> {
  let waiting = new Map<string, PromiseWithResolvers<V | undefined>>();
  let working = false;

  const work = async () => {
    working = true;
    while (waiting.size > 0) {
      const asked = waiting;
      waiting = new Map();
      try {
        const found = await find([...asked.keys()]);
        for (const [key, { resolve }] of asked) resolve(found.get(key));
      } catch (error) {
        for (const { reject } of asked.values()) reject(error);
      }
    }
    working = false;
  };

  return (key) => {
    const known = waiting.get(key);
    if (known !== undefined) return known.promise;
    const asked = Promise.withResolvers<V | undefined>();
    waiting.set(key, asked);
    if (!working) queueMicrotask(() => working || void work());
    return asked.promise;
  };
}
