import type { Quote } from '../../lib/protocol/billing.ts';
import type { PriceList } from '../../lib/protocol/priceList.ts';
import { ProblemError } from '../../lib/protocol/problem.ts';
import type { TopUp, TopUpRule } from '../../lib/protocol/topUp.ts';
import type { Sql, Store } from '../store/sql.ts';
import { type Folded, fold } from './fold.ts';
import type { Loaded } from './load.ts';
import { type Period, periodAt } from './period.ts';
import { purchaseJob } from './purchase.ts';
import type { Caller } from './service.ts';
import { readTeam } from './teamRow.ts';

/** So many an owner is shown. */
const NEWEST = 5;

interface RuleRow extends Quote {
  readonly belowCredits: number;
  readonly atMost: number;
  readonly agreedBy: string;
  readonly agreedAtMs: number;
}

const COLUMNS = `r.below_credits as "belowCredits", r.offer_id as "offerId", r.credits, r.total_minor as "totalMinor",
  r.currency, r.at_most as "atMost", r.agreed_by as "agreedBy", r.agreed_at_ms as "agreedAtMs"`;
const RULE = `select ${COLUMNS} from top_ups r where r.team_id = $1`;
const OWN = "from purchases p where p.team_id = $1 and p.way = 'top-up'";
const COUNT = `select count(*) as bought ${OWN} and p.at_ms >= $2`;
const LAST = `select p.credits, p.total_minor as "totalMinor", p.currency, p.at_ms as "atMs" ${OWN}
  order by p.at_ms desc, p.command_id desc limit ${NEWEST}`;
const NAME = 'select m.name from members m where m.team_id = $1 and m.member_id = $2';
const SET_TEAM = 'update teams set top_up_below_credits = $2 where team_id = $1';
const REMOVE = 'delete from top_ups where team_id = $1';
const ADD = `insert into top_ups (team_id, below_credits, offer_id, credits, total_minor, currency, at_most, agreed_by,
    agreed_at_ms)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

/**
 * Buys what the team's rule says, where jobs have left no more than its threshold: as often as it takes and as the rule
 * allows in a billing period. Inside the transaction that has locked the team: no other process buys it too. What is retained
 * is left still: it may come back, and nobody can make a team buy by holding and cancelling.
 *
 * @param prices what credits cost now: at another price than the one that was agreed to, nothing is bought
 */
export async function withTopUps(
  sql: Sql,
  teamId: string,
  loaded: Loaded,
  folded: Folded,
  prices: PriceList,
): Promise<Folded> {
  const { team, period, nowMs } = loaded;
  const { available, retained } = folded.state.balances;
  const left = available + retained;
  if (team.topUpBelowCredits === null || left > team.topUpBelowCredits) return folded;
  // A plan's credits, or a refund, may be about to come.
  if (!folded.timeHasPassed) return folded;
  const [[rule], bought] = await Promise.all([
    sql.query<RuleRow>(RULE, [teamId]),
    boughtIn(sql, teamId, period),
  ]);
  if (rule === undefined || !isPrice(prices, rule)) return folded;
  const needed = Math.floor((rule.belowCredits - left) / rule.credits) + 1;
  const allowed = Math.max(0, rule.atMost - bought);
  if (allowed === 0) return folded;
  const jobs = Array.from({ length: Math.min(needed, allowed) }, (_, index) =>
    purchaseJob(rule.agreedBy, idOf(period, bought + index + 1), { ...rule, way: 'top-up' }),
  );
  const { state, plannedUntilMs } = folded;
  const more = fold({ ...loaded, nowMs, state, team: { ...team, plannedUntilMs } }, jobs);
  return {
    ...more,
    outcomes: folded.outcomes,
    entries: [...folded.entries, ...more.entries],
    answers: [...folded.answers, ...more.answers],
    purchases: [...folded.purchases, ...more.purchases],
  };
}

/** The period and the place in it: the same top-up is never made twice. */
function idOf({ startMs }: Period, place: number): string {
  return `top-up-${new Date(startMs).toISOString().slice(0, 'YYYY-MM-DD'.length)}-${place}`;
}

async function boughtIn(sql: Sql, teamId: string, { startMs }: Period): Promise<number> {
  const [row] = await sql.query<{ bought: number }>(COUNT, [teamId, startMs]);
  return row?.bought ?? 0;
}

function isPrice(prices: PriceList, quote: Quote): boolean {
  try {
    prices.check(quote);
    return true;
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}

/** Where a team's rule stands. @param prices null where there can't be one */
export async function readTopUp(
  sql: Sql,
  teamId: string,
  nowMs: number,
  prices: PriceList | null,
): Promise<TopUp> {
  const { anchorMs, clockMs } = await readTeam(sql, teamId);
  const period = periodAt(anchorMs, Math.max(nowMs, clockMs));
  const [[row], bought, last] = await Promise.all([
    sql.query<RuleRow>(RULE, [teamId]),
    boughtIn(sql, teamId, period),
    sql.query<TopUp['last'][number]>(LAST, [teamId]),
  ]);
  const common = { offered: prices !== null, bought, periodEndsAtMs: period.endMs, last };
  if (row === undefined) return { ...common, rule: null, agreedBy: '', agreedAtMs: 0, priceChanged: false };
  const { belowCredits, atMost, agreedBy, agreedAtMs, ...quote } = row;
  const [member] = await sql.query<{ name: string }>(NAME, [teamId, agreedBy]);
  return {
    ...common,
    rule: { belowCredits, quote, atMost },
    agreedBy: member?.name ?? '',
    agreedAtMs,
    priceChanged: prices !== null && !isPrice(prices, quote),
  };
}

/** Replaces a team's rule; null ends it. What was bought in this period stays counted. */
export async function writeTopUp(
  store: Pick<Store, 'transaction'>,
  { teamId, memberId }: Pick<Caller, 'teamId' | 'memberId'>,
  rule: TopUpRule | null,
  nowMs: number,
): Promise<void> {
  await store.transaction(async (sql) => {
    // First, which locks the team: the threshold in its row and the rule are always of one kind.
    await sql.query(SET_TEAM, [teamId, rule?.belowCredits ?? null]);
    await sql.query(REMOVE, [teamId]);
    if (rule === null) return;
    const { belowCredits, atMost, quote } = rule;
    const { offerId, credits, totalMinor, currency } = quote;
    const values = [belowCredits, offerId, credits, totalMinor, currency, atMost, memberId, nowMs];
    await sql.query(ADD, [teamId, ...values]);
  });
}
