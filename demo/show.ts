import { openDemo, prepareProfile } from './browser.ts';
import { hostOf, joinTeam } from './join.ts';
import { createDemo } from './server/demo.ts';
import { PRACTICE_KEY, serveReplyApi } from './server/reply-api.ts';

export interface ShowOptions {
  /** Folder of the browser's profile, which is kept. */
  readonly profile: string;
  /** The join link of the rep whose browser it is. */
  readonly link: string;
  readonly say: (line: string) => void;
}

/** A browser to try things in, which has joined the team, until it is closed. */
export async function showBrowser({ profile, link, say }: ShowOptions): Promise<void> {
  await prepareProfile(profile, [hostOf(link)]);
  const demo = createDemo();
  const api = await serveReplyApi(demo, 0);
  try {
    const browser = await openDemo({ profile, headless: false, demo });
    const [blank] = browser.context.pages();
    const closed = new Promise<void>((resolve) => {
      browser.context.once('close', () => resolve());
    });
    await joinTeam(browser, link);
    await browser.openExtensionPage('billing.html');
    await browser.openSequence('101');
    await blank?.close();
    say('A browser is open with a practice sequence editor and the extension, which has joined the team.');
    say('1. In the sequence tab, choose contacts and watch the counter at the top right.');
    say('2. Press "Personalize with Jason AI".');
    say('3. Too few credits? An owner can add some in the Plans & Billing tab; nothing is charged here.');
    say(
      '4. Close the sequence tab during a run, and a practice API tells its results. To set it up, in Settings:',
    );
    say(`   "Results when a page was closed", key ${PRACTICE_KEY}, under Advanced the address ${api.url}`);
    say('Close the browser to stop.');
    await closed;
    await browser.close();
  } finally {
    await api.close();
  }
}
