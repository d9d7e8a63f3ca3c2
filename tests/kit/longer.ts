import fc from '../../node_modules/fast-check/lib/fast-check.js';

// Stands for fast-check where PROPERTY_SECONDS is set: each property is tried again and again, with other inputs, for so long.

export * from '../../node_modules/fast-check/lib/fast-check.js';
export default { ...fc, assert };

const MS = Number(process.env.PROPERTY_SECONDS) * 1000;
/** A test may have a clock of its own. */
const now = performance.now.bind(performance);

function assert<Ts>(property: fc.IRawProperty<Ts>, params?: fc.Parameters<Ts>): Promise<void> | void {
  const endMs = now() + MS;
  if (property.isAsync()) return assertAsync(property as fc.IAsyncProperty<Ts>, params, endMs);
  do fc.assert(property as fc.IProperty<Ts>, params);
  while (now() < endMs);
}

async function assertAsync<Ts>(
  property: fc.IAsyncProperty<Ts>,
  params: fc.Parameters<Ts> | undefined,
  endMs: number,
): Promise<void> {
  do await fc.assert(property, params);
  while (now() < endMs);
}
