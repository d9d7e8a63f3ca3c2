import { expect, vi } from 'vitest';
import { contactId } from '../../../demo/server/contacts.ts';
import { APP_ORIGIN } from '../../../demo/server/playwright.ts';
import type { Entry } from '../../../lib/ledger';
import { Harness } from '../kit/harness';
import { SequencePage } from '../kit/sequencePage';
import { storedRows } from '../kit/stored';

/** The app's ids of the sequence's contacts. */
export const CONTACTS: readonly string[] = [1, 2, 3, 4, 5].map((place) => contactId('101', place - 1));
const PATH = '/Dashboard/Material';
const CREDITS = 7;
const GO_ON = 'Personalize the first 3';

/** What a hostile sequence page is made of. */
interface Hostility<T> {
  /** Runs in the page before anything else of it. An arrow function: its text is what is put there. */
  readonly script?: (given: T) => void;
  readonly given?: T;
  /** Of the page's document. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** One browser for a file of tests, and sequence pages in it that somebody else has had a hand in. */
export class HostileBrowser {
  readonly harness: Harness;

  private constructor(harness: Harness) {
    this.harness = harness;
  }

  /** @param others folders of other extensions that the browser has, too */
  static async start(others: readonly string[] = []): Promise<HostileBrowser> {
    return new HostileBrowser(await Harness.start({ contacts: 5, manual: true }, undefined, others));
  }

  stop(): Promise<void> {
    return this.harness.stop();
  }

  /** Begins anew: with seven credits, which cover three of the five contacts of a sequence. */
  async reset(): Promise<void> {
    for (const page of this.harness.context.pages()) {
      if (page.url().startsWith(APP_ORIGIN)) await page.close();
    }
    await this.harness.ask('data.erase', {});
    await this.harness.grant(CREDITS);
  }

  /** Where the extension's own pages and files are. */
  async extensionUrl(path = ''): Promise<string> {
    return new URL(`/${path}`, (await this.harness.backgroundPage()).url()).href;
  }

  async open<T>({ script, given, headers = {} }: Hostility<T> = {}): Promise<SequencePage> {
    const page = await this.harness.context.newPage();
    await page.route(
      ({ pathname }) => pathname === PATH,
      async (route, request) => {
        const answer = await this.harness.demo.handle({ method: 'GET', url: request.url(), body: undefined });
        const first =
          script === undefined ? '' : `<script>(${script.toString()})(${inScript(given)})</script>`;
        const body = Buffer.from(answer.body)
          .toString()
          .replace('<head>', (head) => head + first);
        await route.fulfill({ status: answer.status, headers: { ...answer.headers, ...headers }, body });
      },
    );
    await page.goto(`${APP_ORIGIN}${PATH}#/campaign/101/people`);
    return new SequencePage(page);
  }

  /** A rep chooses all five contacts and presses the start control. */
  async press(sequence: SequencePage): Promise<void> {
    await sequence.selectPage();
    await expect.poll(() => sequence.counterText()).toContain('5 contacts × 2 = 10 credits');
    await sequence.start.click();
    await sequence.dialog.waitFor();
  }

  /**
   * The rep goes on with the first three contacts, of whom the second fails: exactly that is in the books.
   *
   * @param ids the contacts' ids where the page has its own
   */
  async goOn(sequence: SequencePage, ids = CONTACTS): Promise<void> {
    await sequence.answer(GO_ON);
    await this.finish('succeeded', 'failed', 'succeeded');
    this.expectNobodyBegun();
    const [first, second, third] = ids;
    await expect
      .poll(async () => (await this.entries()).toSorted())
      .toEqual(
        [
          ...NOTHING_BUT_THE_GRANT,
          `held ${first} ${second} ${third}`,
          `deducted ${first}`,
          `refunded ${second}`,
          `deducted ${third}`,
        ].toSorted(),
      );
    const balances = { granted: CREDITS, available: 3, retained: 0, used: 4, expired: 0 };
    expect(await this.harness.balances()).toMatchObject(balances);
  }

  /** Ends the personalization of the first contacts, each as soon as the app has begun it. */
  async finish(...outcomes: readonly ('succeeded' | 'failed')[]): Promise<void> {
    const { demo } = this.harness;
    for (const [place, outcome] of outcomes.entries()) {
      await vi.waitFor(() => demo.finish(CONTACTS[place] ?? '', outcome, 'Missing profile data'), 15_000);
    }
  }

  /** The app works on none of the contacts. */
  expectNobodyBegun(): void {
    for (const id of CONTACTS) expect(() => this.harness.demo.finish(id, 'succeeded'), id).toThrow();
  }

  /** The books, entry by entry, by the authority's word. */
  async entries(): Promise<string[]> {
    const entries = await storedRows<Entry>(await this.harness.backgroundPage(), 'entries');
    return entries.map(inWords);
  }
}

/** What the books say where no credit has moved. */
export const NOTHING_BUT_THE_GRANT = [`granted ${CREDITS}`];

/** A value as it may stand in a script of a document: no tag ends it. */
function inScript(value: unknown): string {
  return (JSON.stringify(value) ?? '').replaceAll('<', '\\u003c');
}

function inWords(entry: Entry): string {
  if (entry.kind === 'granted') return `granted ${entry.credits}`;
  if (entry.kind === 'held') return `held ${entry.contacts.map(({ id }) => id).join(' ')}`;
  return 'contactId' in entry ? `${entry.kind} ${entry.contactId}` : entry.kind;
}
