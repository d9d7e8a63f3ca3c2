/** How many inputs each edge is tried with whenever the tests run: most where looking at one takes least. */
export const EDGES = {
  messages: 67_500,
  'worker-messages': 1_000,
  'served-worker-messages': 1_000,
  'live-ports': 1_000,
  'workshop-port': 1_000,
  'http-bodies': 1_500,
  'http-requests': 1_000,
  'http-bytes': 1_000,
  'server-answers': 1_000,
  'server-heads': 1_000,
  'event-streams': 1_000,
  profiles: 1_000,
  'workshop-imports': 1_000,
  csv: 1_000,
  settings: 1_000,
  'managed-policy': 1_000,
  backups: 1_000,
  'stored-values': 1_000,
  'job-answers': 1_000,
  'join-links': 6_000,
  addresses: 6_000,
  'command-lines': 1_000,
  prices: 1_000,
  environment: 1_000,
} as const;

export type Edge = keyof typeof EDGES;
