import { fromWorld, keepInWorld } from '../world';
import type { Guard } from './guard';

// The guard and the reader are scripts of their own: this is where they meet.
const NAME = 'jasonAiCreditsGuard';

/** Leaves the guard for the scripts that come after it. */
export function shareGuard(guard: Guard): void {
  keepInWorld(NAME, guard);
}

/** Whether a guard of this extension is at work here already: it may be holding a press. */
export function isGuarded(): boolean {
  return fromWorld<Guard>(NAME)?.isAlive === true;
}

/** The guard of this page. @throws Error where none was left: it comes first in the manifest */
export function sharedGuard(): Guard {
  const guard = fromWorld<Guard>(NAME);
  if (guard === undefined) throw new Error('The guard of the start control is missing');
  return guard;
}
