import type { Baseline } from '../../messages/catalogue';

/** What a page has said of contacts before their run begins: each thing once, several where it keeps a line per attempt. */
export class BaselineBook {
  readonly #byContact = new Map<string, Baseline[]>();

  constructor(baselines: Iterable<Baseline> = []) {
    for (const baseline of baselines) this.add(baseline);
  }

  add({ contactId, status, attempt }: Baseline): void {
    const known = this.#byContact.get(contactId);
    if (known === undefined) this.#byContact.set(contactId, [{ contactId, status, attempt }]);
    else if (!known.some((one) => one.status === status && one.attempt === attempt)) {
      known.push({ contactId, status, attempt });
    }
  }

  /** What is known of some contacts; those that nothing is known of are left out. */
  of(contactIds: readonly string[]): Baseline[] {
    return contactIds.flatMap((id) => this.#byContact.get(id) ?? []);
  }

  all(): Baseline[] {
    return [...this.#byContact.values()].flat();
  }
}
