import type { SyncState } from '../sync/sync';
import { problemText } from './codes';
import { plural, text } from './text';
import { formatDuration, formatMoment } from './time';

/** When the numbers are from and what waits, in sentences; none where they are from now and nothing waits. */
export function ageTexts(sync: SyncState, nowMs: number): string[] {
  const { syncedAtMs } = sync;
  const age = syncedAtMs === null ? [] : [text('sync_as_of', formatMoment(syncedAtMs, nowMs))];
  return [...age, ...waitingTexts(sync)];
}

/** What waits to be delivered to the team's server, in a sentence; none where nothing does: what is on its way doesn't wait. */
export function waitingTexts({ syncedAtMs, undelivered, problem }: SyncState): string[] {
  const isOnItsWay = syncedAtMs === null && problem === null;
  return undelivered === 0 || isOnItsWay ? [] : [plural('sync_undelivered', undelivered)];
}

/** What is wrong between this browser and the team's server, and what can be done about it. */
export function troubleTexts({ problem, clockAheadMs }: SyncState): string[] {
  const clock = text(
    clockAheadMs > 0 ? 'sync_clock_ahead' : 'sync_clock_behind',
    formatDuration(Math.abs(clockAheadMs)),
  );
  return [problem === null ? '' : problemText(problem.code), clockAheadMs === 0 ? '' : clock].filter(Boolean);
}
