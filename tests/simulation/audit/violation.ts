/** A rule of domain.md doesn't hold. */
class Violation extends Error {
  override readonly name = 'Violation';
}

/** @throws Violation where it doesn't hold */
export function check(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Violation(what);
}
