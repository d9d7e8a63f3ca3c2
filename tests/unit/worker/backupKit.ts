import fc from 'fast-check';
import type { PageProfile } from '../../../lib/profile/profile';
import { SHIPPED_PROFILES } from '../../../lib/profile/shipped';
import { DEFAULT_SETTINGS } from '../../../lib/settings/settings';
import { createHandlers } from '../../../lib/worker/handlers';
import { newId } from '../../contract/commands';
import { MINUTE_MS } from '../../kit/wishes';
import { fulfil, steps, type Wish } from '../cache/days';
import { createTestServices } from './testServices';
import { SENDER } from './workerKit';

/** When a browser's life begins. */
export const START_MS = Date.UTC(2026, 0, 10);

/** What people are called: in any script, and in none. */
const name = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('__proto__', '<b>', '=1+1', '\ud800', '😀', 'e\u0301', '\0', '\u202e'),
);

const profile = fc.record({
  of: fc.constantFrom(...SHIPPED_PROFILES),
  name: fc.string({ minLength: 1 }).filter((called) => called.trim() !== ''),
});

/** A browser's life: what was done, by people of what names, with what settings; some runs' pages have gone on, some haven't. */
export const lives = fc.record({
  steps,
  names: fc.array(name, { minLength: 5, maxLength: 5 }),
  pages: fc.array(fc.constantFrom('asked', 'started', 'given-up'), { maxLength: 4 }),
  lowCreditThreshold: fc.nat(),
  profiles: fc.array(profile, { maxLength: 1 }),
});

export type Life = typeof lives extends fc.Arbitrary<infer T> ? T : never;

/** A browser on its own, and everything that a page can have of it. */
export function createBrowser() {
  const { services, backend, clock, db } = createTestServices(START_MS);
  const handlers = createHandlers(services);
  const asked: { id: string; wish: Wish }[] = [];

  async function live({ steps, names, pages, lowCreditThreshold, profiles }: Life): Promise<void> {
    for (const [i, { wish: plain, minutes }] of steps.entries()) {
      clock.nowMs += Math.max(0, minutes * MINUTE_MS);
      const wish = named(plain, names);
      if (wish.type === 'hold') await keepPage(wish.runId, pages[i % 4]);
      const id = newId();
      await fulfil(backend, id, wish);
      asked.push({ id, wish });
    }
    const own = profiles.map(({ of, name: called }): PageProfile => ({ ...of, id: 'own', name: called }));
    await handlers['settings.set'](
      { settings: { ...DEFAULT_SETTINGS, lowCreditThreshold, profiles: own } },
      SENDER,
    );
  }

  async function keepPage(runId: string, state: Life['pages'][number] | undefined): Promise<void> {
    if (state === undefined) return;
    const page = { runId, askedAtMs: clock.nowMs, page: { tabId: 7, pageId: newId() } };
    const baselines = [{ contactId: 'ann', status: 'Personalized', attempt: '1' }];
    await db.runPages.put({ ...page, state, baselines });
    await db.jobRuns.put({ runId, tabId: null, pageId: '', heardAtMs: clock.nowMs });
    const job = { runId, contactId: 'ann', jobId: 'job-1', state: 'open' as const, tries: 2, nextAtMs: 0.5 };
    await db.jobs.put({ ...job, reportId: newId(), outcome: null });
  }

  async function exported(): Promise<string> {
    const exportId = newId();
    let text = '';
    for (let place = 0; ; place++) {
      const { piece, more } = await handlers['data.export']({ exportId, place }, SENDER);
      text += piece;
      if (!more) return text;
    }
  }

  const imported = (text: string) =>
    handlers['data.import']({ importId: newId(), place: 0, piece: text, more: false }, SENDER);

  /** All that pages can ask for, and what every command of old is answered. */
  async function shown() {
    const { ledgerId: _, ...view } = await handlers['view.get']({}, SENDER);
    const { runs } = await handlers['runs.list']({ before: null, limit: 500, open: false }, SENDER);
    const open = await handlers['runs.list']({ before: null, limit: 500, open: true }, SENDER);
    const contacts = await Promise.all(
      runs.map(({ runId }) => handlers['runs.contacts']({ runId, after: -1, limit: 500 }, SENDER)),
    );
    const awaited = await Promise.all(
      ['101', '102'].map((sequenceId) => handlers['run.open']({ sequenceId }, SENDER)),
    );
    const history = await handlers['data.history']({ after: 0 }, SENDER);
    const rest = [
      await handlers['billing.addOns']({}, SENDER),
      await handlers['settings.get']({}, SENDER),
      await handlers['replyApi.get']({}, SENDER),
    ];
    const answers = [];
    for (const { id, wish } of asked) answers.push(await fulfil(backend, id, wish));
    return { view, runs, open, contacts, awaited, history, rest, answers };
  }

  return { handlers, backend, db, live, exported, imported, shown };
}

function named(wish: Wish, names: readonly string[]): Wish {
  if (wish.type !== 'hold') return wish;
  return { ...wish, contacts: wish.contacts.map(({ id }, i) => ({ id, name: names[i] ?? id })) };
}
