import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds wrong, in a few words each. It looks into open shadow roots too. */
export async function violations(page: Page, context: string): Promise<string[]> {
  // Evaluated and not added as a script: an extension page's policy allows no script but its own.
  await page.evaluate(axe.source);
  return page.evaluate(async (context) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(context);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, context);
}
