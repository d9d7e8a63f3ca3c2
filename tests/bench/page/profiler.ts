import type { CDPSession } from 'playwright-core';

const SAMPLE_US = 100;

/** How long our own script, and whatever it calls, kept a page's main thread during some work, in milliseconds. */
export async function ownScriptTime(session: CDPSession, work: () => Promise<unknown>): Promise<number> {
  await session.send('Profiler.setSamplingInterval', { interval: SAMPLE_US });
  await session.send('Profiler.start');
  await work();
  const { profile } = await session.send('Profiler.stop');
  const { nodes, samples = [], timeDeltas = [] } = profile;
  const ours = new Set<number>();
  // Parents come before their children.
  for (const { id, callFrame, children = [] } of nodes) {
    if (callFrame.url.startsWith('chrome-extension://')) ours.add(id);
    if (ours.has(id)) for (const child of children) ours.add(child);
  }
  return samples.reduce((sumMs, node, index) => {
    // The time that a delta tells went by before its sample: it was spent in the one before.
    const deltaUs = timeDeltas[index + 1] ?? 0;
    return ours.has(node) ? sumMs + deltaUs / 1_000 : sumMs;
  }, 0);
}
