import { orAbort, pause } from '../waiting';
import type { StartPorts } from './ports';

/** A page that starts a run shows that at once; one that has shown nothing of it by now most likely hasn't. */
const SIGN_MS = 60_000;

interface SignOptions extends Pick<StartPorts, 'runs' | 'worker' | 'dialog'> {
  /** Resolves when no press is under way: the pop-up shows one thing at a time. */
  readonly untilFree: () => Promise<unknown>;
}

/** Tells the rep of a run that was let start and of which the page shows nothing, and offers its credits back. */
export async function awaitSign(
  { runs, worker, dialog, untilFree }: SignOptions,
  runId: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    await pause(SIGN_MS, signal);
    await orAbort(untilFree(), signal);
    if (runs.hasSign(runId)) return;
    const question = { kind: 'no-sign' } as const;
    const givesBack = await orAbort(dialog.ask(question), signal);
    // It is still watched for after that: what succeeds late is charged like after a time-out (rule 6).
    if (givesBack && !runs.hasSign(runId)) void worker.release(runId, 'no-sign').catch(() => undefined);
    dialog.close(question);
  } catch {
    // The page has ended.
  }
}
