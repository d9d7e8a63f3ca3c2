import { vi } from 'vitest';

/** What a task comes to; time that the tests keep passes until then. */
export async function over<T>(task: Promise<T>): Promise<T> {
  const settled = vi.fn();
  task.then(settled, settled);
  while (settled.mock.calls.length === 0) await vi.advanceTimersByTimeAsync(50);
  return task;
}
