import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** The short form: every page has to read it. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What is looked for, by axe's tags or the names of its rules. */
const RULES = {
  /** All of WCAG 2.2 at level AA that a machine can see, and what is good to do besides. */
  all: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  /** Of these, the ones that look at colours. */
  colours: ['color-contrast', 'link-in-text-block'],
  /** The ones that look at places. */
  places: ['target-size', 'scrollable-region-focusable'],
} as const;

export type Rules = keyof typeof RULES;

/**
 * What axe finds wrong, in a few words each. It looks into open shadow roots too.
 *
 * @param part what is looked at, as a selector
 */
export async function violations(page: Page, part: string, rules: Rules): Promise<string[]> {
  // Evaluated and not added as a script: an extension page's policy allows no script but its own.
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(
    async ([part, runOnly]) => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
      const { violations } = await axe.run(part, {
        runOnly: [...runOnly],
        resultTypes: ['violations'],
        preload: false,
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    },
    [part, RULES[rules]] as const,
  );
}
