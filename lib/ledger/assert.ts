/** A rule of the ledger was broken by the program itself. Nothing of the command that met it is kept. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** Throws {@link InvariantError} unless the condition holds. */
export function assert(condition: boolean, broken: string): asserts condition {
  if (!condition) throw new InvariantError(`Ledger invariant broken: ${broken}`);
}
