import type { Purchase, Quote } from '../../../lib/protocol/billing.ts';
import type { Sql } from '../../store/sql.ts';
import { type Columns, insertInto, select, type Table } from '../../store/table.ts';
import { isKeepable } from '../../team/text.ts';
import type { News } from './session.ts';

/** A purchase that is paid for at Stripe. */
export interface CheckoutRow extends Quote {
  readonly teamId: string;
  readonly commandId: string;
  readonly memberId: string;
  /** Of what was asked: another purchase under the same id is an error. */
  readonly fingerprint: string;
  readonly state: Purchase['state'];
  /** Null until Stripe has made it. */
  readonly sessionId: string | null;
  readonly url: string | null;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  /** When Stripe is asked, should it not have told; null once all is known. */
  readonly askAtMs: number | null;
  readonly askedAtMs: number;
}

/** So many an owner is shown. */
const NEWEST = 10;
/** So many are asked after at once. */
const MOST_DUE = 20;

const key = { commandId: 'text' } as const;
const rest = {
  memberId: 'text',
  fingerprint: 'text',
  offerId: 'text',
  credits: 'bigint',
  totalMinor: 'bigint',
  currency: 'text',
  state: 'text',
  sessionId: 'text',
  url: 'text',
  createdAtMs: 'bigint',
  expiresAtMs: 'bigint',
  askAtMs: 'bigint',
  askedAtMs: 'bigint',
} as const;

const CHECKOUT: Columns<CheckoutRow> = { teamId: 'text', ...key, ...rest };
const CHECKOUTS: Table = { name: 'checkouts', key, fixed: rest, changing: {} };

const ROW = `select ${select(CHECKOUT, 'c')} from checkouts c`;
const FIND = `${ROW} where c.team_id = $1 and c.command_id = $2`;
const LIST = `${ROW} where c.team_id = $1 order by c.created_at_ms desc, c.command_id desc limit ${NEWEST}`;
const DUE = `${ROW} where c.ask_at_ms <= $1 order by c.ask_at_ms limit ${MOST_DUE}`;
const ADD = `${insertInto(CHECKOUTS)} on conflict do nothing`;
const ONE = 'where team_id = $1 and command_id = $2';
const MADE = `update checkouts set session_id = $3, url = $4,
    ask_at_ms = case when state = 'expired' then expires_at_ms else ask_at_ms end,
    state = case when state = 'expired' then 'open' else state end
  ${ONE} and session_id is null`;
const CLAIM = `update checkouts set asked_at_ms = $4, ask_at_ms = $5 ${ONE} and asked_at_ms = $3 returning command_id`;
const PAID = `update checkouts set state = 'paid', ask_at_ms = $3 ${ONE} and state <> 'granted'`;
const GRANTED = `update checkouts set state = 'granted', ask_at_ms = null ${ONE}`;
const OVER = `update checkouts set state = $3, ask_at_ms = null ${ONE} and state = 'open'
  and session_id is not distinct from $4`;
const REFUSED = `update checkouts set state = 'refused', ask_at_ms = null ${ONE} and state <> 'granted'`;

type Named = Pick<CheckoutRow, 'teamId' | 'commandId'>;

/** The purchases that are paid for at Stripe, as the database keeps them. */
export interface Checkouts {
  find(teamId: string, commandId: string): Promise<CheckoutRow | undefined>;
  /** Newest first. */
  list(teamId: string): Promise<readonly CheckoutRow[]>;
  /** Those that Stripe should be asked about. */
  due(nowMs: number): Promise<readonly CheckoutRow[]>;
  /** Leaves one that is there as it is. */
  add(row: CheckoutRow): Promise<void>;
  /** It may have been given up before: who asks for it again may pay it. */
  made(checkout: Named, session: { readonly id: string; readonly url: string | null }): Promise<void>;
  /** Whether it is this process that asks Stripe now, and not another one. */
  claim(checkout: CheckoutRow, nowMs: number, askAtMs: number): Promise<boolean>;
  /** It may have been given up before: who has paid gets the credits. */
  paid(checkout: Named, nowMs: number): Promise<void>;
  granted(checkout: Named): Promise<void>;
  /** Does nothing where it has been paid, or where Stripe has made its session since it was read. */
  over(checkout: CheckoutRow, news: Exclude<News, 'paid'>): Promise<void>;
  /** It was paid for, and yet can't be granted. */
  refused(checkout: Named): Promise<void>;
}

export function createCheckouts(sql: Sql): Checkouts {
  const change = async (text: string, { teamId, commandId }: Named, ...more: (string | number | null)[]) =>
    sql.query(text, [teamId, commandId, ...more]);
  return {
    async find(teamId, commandId) {
      // What can't be kept isn't there.
      if (!isKeepable(teamId) || !isKeepable(commandId)) return undefined;
      const [found] = await sql.query<CheckoutRow>(FIND, [teamId, commandId]);
      return found;
    },
    list: (teamId) => sql.query(LIST, [teamId]),
    due: (nowMs) => sql.query(DUE, [nowMs]),
    async add({ teamId, ...row }) {
      await sql.query(ADD, [teamId, JSON.stringify([row])]);
    },
    async made(checkout, { id, url }) {
      await change(MADE, checkout, id, url);
    },
    claim: async (checkout, nowMs, askAtMs) =>
      (await change(CLAIM, checkout, checkout.askedAtMs, nowMs, askAtMs)).length > 0,
    async paid(checkout, nowMs) {
      await change(PAID, checkout, nowMs);
    },
    async granted(checkout) {
      await change(GRANTED, checkout);
    },
    async over(checkout, news) {
      await change(OVER, checkout, news, checkout.sessionId);
    },
    async refused(checkout) {
      await change(REFUSED, checkout);
    },
  };
}
