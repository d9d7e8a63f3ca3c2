import type { Grant } from './grant.ts';
import { type HeldContact, type Hold, isAwaited } from './hold.ts';
import type { LedgerState } from './state.ts';

/** A hold that changed, with those of its contacts that did. */
export interface ChangedHold {
  readonly hold: Hold;
  /** The hold as it was; undefined for a new one. */
  readonly old: Hold | undefined;
  readonly contacts: readonly HeldContact[];
}

/** What has to be written after entries were added: all else is as it was. */
export interface Difference {
  readonly grants: readonly Grant[];
  readonly holds: readonly ChangedHold[];
}

/** Compares two states by identity: what `evolve` didn't touch is the same object in both. */
export function differenceOf(before: LedgerState, after: LedgerState): Difference {
  const grants = [...after.grants.values()].filter((grant) => before.grants.get(grant.id) !== grant);
  const holds: ChangedHold[] = [];
  for (const hold of after.holds.values()) {
    const old = before.holds.get(hold.runId);
    if (old === hold) continue;
    const contacts = [...hold.contacts.values()].filter(
      (contact) => old?.contacts.get(contact.id) !== contact,
    );
    holds.push({ hold, old, contacts });
  }
  return { grants, holds };
}

/** How many more of a hold's contacts may still report than before; below 0 for fewer. */
export function awaitedMore({ old, contacts }: ChangedHold): number {
  const before = contacts.filter((contact) => isAwaited(old?.contacts.get(contact.id))).length;
  return contacts.filter(isAwaited).length - before;
}
