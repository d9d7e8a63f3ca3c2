import type { ComponentChildren } from 'preact';
import type { RunSummary } from '../../lib/messages/catalogue';
import { runName } from './steps';

interface Props {
  readonly run: Pick<RunSummary, 'runId' | 'steps' | 'sequenceId'>;
  readonly children: ComponentChildren;
}

/** Leads to a run's own page. */
export function RunLink({ run, children }: Props) {
  return (
    <a href={`/run.html?${new URLSearchParams({ run: run.runId })}`} target="_blank" rel="noreferrer">
      {children} <span class="visually-hidden">{runName(run)}</span>
    </a>
  );
}
