import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Diagnosis, DiagnosisSince } from '../messages/catalogue';

/** What page readers couldn't find, per page, for as long as the browser runs. */
export interface Diagnoses {
  list(): Promise<readonly DiagnosisSince[]>;
  /** Takes in what a page says now: a page with nothing missing leaves the list. */
  report(url: string, diagnosis: Diagnosis, nowMs: number): Promise<void>;
}

const KEY = 'diagnoses';
/** The popup is to be read by a person: older ones give way. */
const MAX_PAGES = 10;

const Stored = v.array(
  v.object({
    url: v.string(),
    sinceMs: v.number(),
    profileId: v.nullable(v.string()),
    missing: v.array(v.string()),
  }),
);

async function list(): Promise<readonly DiagnosisSince[]> {
  const stored = v.safeParse(Stored, (await browser.storage.session.get(KEY))[KEY]);
  return stored.success ? stored.output : [];
}

export const sessionDiagnoses: Diagnoses = {
  list,
  async report(url, diagnosis, nowMs) {
    const known = await list();
    const others = known.filter((other) => other.url !== url);
    const before = known.find((other) => other.url === url);
    const broken = { ...diagnosis, url, sinceMs: before?.sinceMs ?? nowMs };
    const next = diagnosis.missing.length === 0 ? others : [broken, ...others].slice(0, MAX_PAGES);
    await browser.storage.session.set({ [KEY]: next });
  },
};
