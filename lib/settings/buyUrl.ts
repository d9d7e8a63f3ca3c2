import { readPolicy } from './managedStore';
import { readSettings } from './store';

/** Where credits are bought: the organisation's link before the person's own; null for the extension's own page. */
export async function readBuyUrl(): Promise<string | null> {
  const [{ policy }, { buyUrl }] = await Promise.all([readPolicy(), readSettings()]);
  return policy.buyLink ?? buyUrl;
}
