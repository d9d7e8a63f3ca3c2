import type { Policy } from './policy';
import { readSettings } from './store';

/**
 * Where credits are bought: the organisation's link before the person's own; null for the extension's own page.
 *
 * @param policy what the organisation has set
 */
export async function readBuyUrl(policy: Promise<Pick<Policy, 'buyLink'>>): Promise<string | null> {
  const [{ buyLink }, { buyUrl }] = await Promise.all([policy, readSettings()]);
  return buyLink ?? buyUrl;
}
