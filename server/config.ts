import { resolve } from 'node:path';
import * as v from 'valibot';
import { LOOPBACK } from '../lib/protocol/joinLink.ts';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const wholeNumber = (least: number, most: number) => {
  const words = `has to be a whole number from ${least} to ${most}`;
  return v.pipe(
    v.string(),
    v.regex(/^\d{1,9}$/, words),
    v.transform(Number),
    v.minValue(least, words),
    v.maxValue(most, words),
  );
};

const PublicUrl = v.pipe(
  v.string(),
  v.check((url) => URL.canParse(url), 'has to be an address, such as https://credits.example.com'),
  v.check((url) => {
    const { protocol, hostname } = new URL(url);
    return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
  }, 'has to begin with https://, for tokens travel there; http:// is for this computer only'),
  v.check((url) => !/[?#]/.test(url), 'has to end with the path: no ? and no #'),
  v.check((url) => {
    const { username, password } = new URL(url);
    return username + password === '';
  }, 'has to be without a name or password: it would be in every join link'),
  v.transform((url) => {
    const { origin, pathname } = new URL(url);
    return (origin + pathname).replace(/\/+$/, '');
  }),
);

const Secret = (prefix: string) =>
  v.pipe(
    v.string(),
    v.regex(new RegExp(`^${prefix}_\\w{8,}$`), `has to be Stripe's, which begins with ${prefix}_`),
  );

/** Every setting of the server, by its name in the environment. */
const Environment = v.object({
  PORT: v.optional(wholeNumber(0, 65_535), '8787'),
  HOST: v.optional(v.string(), '127.0.0.1'),
  DATABASE_URL: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^postgres(ql)?:\/\//, 'has to be a PostgreSQL address, such as postgres://user@host/database'),
    ),
  ),
  DATA_FOLDER: v.optional(v.string(), '.data'),
  PUBLIC_URL: v.optional(PublicUrl),
  LOG_LEVEL: v.optional(v.picklist(LEVELS, `has to be one of ${LEVELS.join(', ')}`), 'info'),
  RATE_LIMIT: v.optional(wholeNumber(1, 1_000_000), '50'),
  PROXIES: v.optional(wholeNumber(0, 10), '0'),
  PRICES: v.optional(v.string()),
  PAYMENTS: v.optional(v.picklist(['invoice', 'stripe'], 'has to be invoice or stripe'), 'invoice'),
  STRIPE_SECRET_KEY: v.optional(Secret('[sr]k')),
  STRIPE_WEBHOOK_SECRET: v.optional(Secret('whsec')),
  STRIPE_API: v.optional(PublicUrl),
});

/** What it takes to be paid through Stripe. */
export interface StripeConfig {
  readonly secretKey: string;
  /** What its events are signed with. */
  readonly webhookSecret: string;
  /** Another address than Stripe's own API, for tests; null for that. */
  readonly api: string | null;
}

export interface Config {
  /** 0 for any that is free. */
  readonly port: number;
  readonly host: string;
  /** PostgreSQL; null keeps the data in {@link dataFolder}. */
  readonly databaseUrl: string | null;
  /** Absolute. */
  readonly dataFolder: string;
  /** Where members reach the server, without a slash at its end; null for where it listens. */
  readonly publicUrl: string | null;
  readonly logLevel: (typeof LEVELS)[number];
  /** Requests per second of one token. */
  readonly rateLimit: number;
  /** How many proxies of ours are in front, each of which adds to `X-Forwarded-For`. */
  readonly proxies: number;
  /** Path of a price list; null for the practice prices. */
  readonly pricesFile: string | null;
  /** Null where purchases go on the team's invoice. */
  readonly stripe: StripeConfig | null;
}

/** A setting that can't be used. Its message is for the person who set it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** @throws ConfigError that names each setting that isn't right, and how it should be */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  // An empty variable is how many tools write one that isn't set.
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
  const result = v.safeParse(Environment, set, { abortPipeEarly: true });
  if (!result.success) {
    const problems = result.issues.map((issue) => `${v.getDotPath(issue) ?? ''} ${issue.message}`);
    throw new ConfigError(problems.join('\n'));
  }
  const found = result.output;
  return {
    port: found.PORT,
    host: found.HOST,
    databaseUrl: found.DATABASE_URL ?? null,
    dataFolder: resolve(found.DATA_FOLDER),
    publicUrl: found.PUBLIC_URL ?? null,
    logLevel: found.LOG_LEVEL,
    rateLimit: found.RATE_LIMIT,
    proxies: found.PROXIES,
    pricesFile: found.PRICES ?? null,
    stripe: found.PAYMENTS === 'stripe' ? stripeOf(found) : null,
  };
}

/** @throws ConfigError */
function stripeOf(found: v.InferOutput<typeof Environment>): StripeConfig {
  const {
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    PUBLIC_URL,
    STRIPE_API,
  } = found;
  const missing = Object.entries({
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    PUBLIC_URL,
  }).flatMap(([name, value]) => (value === undefined ? [`${name} has to be set for PAYMENTS=stripe`] : []));
  if (secretKey === undefined || webhookSecret === undefined || missing.length > 0) {
    throw new ConfigError(missing.join('\n'));
  }
  return { secretKey, webhookSecret, api: STRIPE_API ?? null };
}
