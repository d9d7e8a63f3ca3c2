import type { Harness } from './harness.ts';

/** How Chromium counts what an administrator insists on, as opposed to what they recommend. */
const MANDATORY = 1;

/**
 * Sets an organisation's policy for the extension, and no other than this. It is done on Chromium's own page for trying
 * policies: where administrators set them, only they may write.
 */
export async function setPolicy(browser: Harness, policy: Record<string, unknown>): Promise<void> {
  const { host: namespace } = new URL((await browser.backgroundPage()).url());
  const rows = Object.entries(policy).map(([name, value]) => ({
    namespace,
    name,
    value,
    level: MANDATORY,
    scope: 0,
    source: 0,
  }));
  const page = await browser.context.newPage();
  await page.goto('chrome://policy/test');
  // As a text: a function would come here with its import rewritten.
  await page.evaluate(`import('chrome://policy/test/policy_test_browser_proxy.js').then(
    ({ PolicyTestBrowserProxy }) =>
      PolicyTestBrowserProxy.applyTestPolicies(${JSON.stringify(JSON.stringify(rows))}, ''),
  )`);
  await page.close();
}
