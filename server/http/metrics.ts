import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Answer } from '../../lib/ledger/index.ts';

/** What the server counts of itself, for Prometheus. No team, member or token is in it. */
export interface Metrics {
  /** @param seconds until the answer's first byte */
  requested(request: { route: string; method: string; status: number; seconds: number }): void;
  answered(type: string, answer: Answer): void;
  /** A transaction of a team's ledger. */
  committed(commit: { commands: number; entries: number }): void;
  watching(change: 1 | -1): void;
  /** In Prometheus' text format. */
  text(): Promise<string>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Counter({
    name: 'jac_requests_total',
    help: 'Requests, by route and status',
    labelNames: ['route', 'method', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'jac_request_seconds',
    help: 'Time until the answer, by route',
    labelNames: ['route', 'method'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const commands = new Counter({
    name: 'jac_commands_total',
    help: 'Commands, by type and by what they were answered',
    labelNames: ['type', 'answer'],
    registers,
  });
  const size = (name: string, help: string) =>
    new Histogram({ name, help, buckets: [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 10_000], registers });
  const commitCommands = size('jac_commit_commands', 'Commands per transaction');
  const commitEntries = size('jac_commit_entries', 'Entries per transaction');
  const watchers = new Gauge({ name: 'jac_watchers', help: 'Live streams that are open', registers });
  return {
    requested({ route, method, status, seconds }) {
      requests.inc({ route, method, status });
      durations.observe({ route, method }, seconds);
    },
    answered: (type, answer) =>
      commands.inc({ type, answer: answer.status === 'accepted' ? 'accepted' : answer.code }),
    committed(commit) {
      commitCommands.observe(commit.commands);
      commitEntries.observe(commit.entries);
    },
    watching: (change) => watchers.inc(change),
    text: () => registry.metrics(),
  };
}
