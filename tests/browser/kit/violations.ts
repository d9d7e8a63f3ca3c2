import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** All of WCAG 2.2 at level AA that a machine can see, and what is good to do besides. */
const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Of these, the ones that look at how it is drawn, and not at what is there. */
const DRAWN = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];

/**
 * What axe finds wrong, in a few words each. It looks into open shadow roots too.
 *
 * @param part what is looked at, as a selector
 * @param rules `drawn` where all others have been tried already, and it is only shown in another way now
 */
export async function violations(
  page: Page,
  part: string,
  rules: 'all' | 'drawn' = 'all',
): Promise<string[]> {
  // Evaluated and not added as a script: an extension page's policy allows no script but its own.
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(
    async ([part, runOnly]) => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
      const { violations } = await axe.run(part, { runOnly, resultTypes: ['violations'] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    },
    [part, rules === 'all' ? ALL : DRAWN] as const,
  );
}
