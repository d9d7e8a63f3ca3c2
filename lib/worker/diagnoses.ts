import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Diagnosis, DiagnosisSince } from '../messages/catalogue';
import { CandidateSchema } from '../messages/schemas';
import { SEQUENCE_EDITOR_PAGES } from '../profile/origin';

/** What page readers couldn't find, per tab, for as long as the tab shows such a page. */
export interface Diagnoses {
  list(): Promise<readonly DiagnosisSince[]>;
  /** Takes in what a tab's page says now: one with nothing missing leaves the list. */
  report(page: { tabId: number; url: string }, diagnosis: Diagnosis, nowMs: number): Promise<void>;
}

const KEY = 'diagnoses';
/** The popup is to be read by a person: older ones give way. */
const MAX_PAGES = 10;

const Stored = v.array(
  v.object({
    tabId: v.number(),
    url: v.string(),
    sinceMs: v.number(),
    profileId: v.nullable(v.string()),
    missing: v.array(v.string()),
    candidates: v.array(CandidateSchema),
  }),
);

async function read(): Promise<v.InferOutput<typeof Stored>> {
  const stored = v.safeParse(Stored, (await browser.storage.session.get(KEY))[KEY]);
  return stored.success ? stored.output : [];
}

/** Of two pages that report at once, each must see what the other one has put down. */
let writing: Promise<unknown> = Promise.resolve();

export const sessionDiagnoses: Diagnoses = {
  async list() {
    // A tab that has gone elsewhere says nothing of that.
    const open = new Set((await browser.tabs.query({ url: SEQUENCE_EDITOR_PAGES })).map(({ id }) => id));
    return (await read())
      .filter(({ tabId }) => open.has(tabId))
      .map(({ tabId: _, ...diagnosis }) => diagnosis);
  },
  report(page, diagnosis, nowMs) {
    const written = writing.then(() => write(page, diagnosis, nowMs));
    writing = written.catch(() => undefined);
    return written;
  },
};

const write: Diagnoses['report'] = async ({ tabId, url }, diagnosis, nowMs) => {
  const known = await read();
  const others = known.filter((other) => other.tabId !== tabId);
  const before = known.find((other) => other.tabId === tabId && other.url === url);
  const broken = {
    ...diagnosis,
    missing: [...diagnosis.missing],
    candidates: [...diagnosis.candidates],
    tabId,
    url,
    sinceMs: before?.sinceMs ?? nowMs,
  };
  const next = diagnosis.missing.length === 0 ? others : [broken, ...others].slice(0, MAX_PAGES);
  await browser.storage.session.set({ [KEY]: next });
};
