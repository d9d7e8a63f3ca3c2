import type { ReduceProfile } from './profile.ts';

/** The controls that empty the selection, in the order in which they are pressed: with several, each opens the next one's menu. */
export function clearingOf({ clear }: Extract<ReduceProfile, { by: 'choosing' }>): readonly string[] {
  return [clear].flat();
}
