import { keepHeardUsage, readHeardUsage } from '../cache/heardUsage';
import { ProblemError, toProblem } from '../protocol/problem';
import type { Usage } from '../protocol/usage';
import { daysFrom, dayTeller } from '../usage/days';
import { usedByDay } from '../usage/sums';
import type { UsagePeriod, UsageSummary, UsageView } from '../usage/view';
import type { Services } from './services';
import type { Team } from './team';

type Tools = Pick<Services, 'team' | 'now'>;

/**
 * The team's usage; where its server can't be asked, as it was told last.
 *
 * @throws ProblemError where there is nothing to show
 */
export async function readUsage({ team, now }: Tools, period: UsagePeriod): Promise<UsageView> {
  const current = await team();
  try {
    const asked = await askUsage(current, period, now());
    if (current.connection !== null) await keepHeardUsage(current.cache, asked);
    return { ...asked.usage, days: asked.days, asOfMs: asked.atMs, problem: null };
  } catch (error) {
    const heard = await readHeardUsage(current.cache, period);
    if (heard === undefined || !(error instanceof ProblemError)) throw error;
    return { ...heard.usage, days: heard.days, asOfMs: heard.atMs, problem: toProblem(error) };
  }
}

/** The last 30 days in short. @throws ProblemError where there is nothing to show */
export async function readUsageSummary(tools: Tools): Promise<UsageSummary> {
  const { rows, days, beganAtMs, asOfMs, problem } = await readUsage(tools, '30');
  return { days, used: usedByDay(rows, days), beganAtMs, asOfMs, problem };
}

async function askUsage({ backend }: Pick<Team, 'backend'>, period: UsagePeriod, nowMs: number) {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const ask = async (sinceMs: number, untilMs: number) => {
    const usage = await backend.usage({ sinceMs, untilMs, timeZone });
    const dayOf = dayTeller(timeZone);
    return { period, usage, days: daysFrom(dayOf(sinceMs), dayOf(untilMs - 1)), atMs: nowMs };
  };
  const tomorrowMs = dayAfter(nowMs, 1);
  if (period !== 'billing') return ask(dayAfter(nowMs, 1 - Number(period)), tomorrowMs);
  const present = await billingPeriod(backend, nowMs, timeZone);
  return ask(present.startMs, Math.min(present.endMs, tomorrowMs));
}

async function billingPeriod(
  backend: Team['backend'],
  nowMs: number,
  timeZone: string,
): Promise<NonNullable<Usage['period']>> {
  const { period } = await backend.usage({ sinceMs: nowMs, untilMs: nowMs, timeZone });
  if (period === null) throw new ProblemError('not-found', 'There is no billing period');
  return period;
}

/** When a day begins that is some days after the present one, on this computer's calendar. */
function dayAfter(nowMs: number, days: number): number {
  const now = new Date(nowMs);
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days).getTime();
}
