/**
 * Runs a task again and again without overlap. A call during a run asks for one more run after it, however many calls
 * there are: a burst of changes costs two refreshes, and the last one sees them all.
 *
 * @param task must not reject
 * @returns a function whose promise resolves when a run that began after the call is over
 */
export function oneAtATime(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  const start = (): Promise<void> => {
    const run = task().finally(() => {
      if (running === run) running = null;
    });
    running = run;
    return run;
  };

  return () => {
    if (running === null) return start();
    next ??= running.then(() => {
      next = null;
      return start();
    });
    return next;
  };
}
