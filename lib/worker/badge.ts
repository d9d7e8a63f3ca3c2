import browser from 'webextension-polyfill';
import type { CreditsView } from '../state/view';

const COLORS = { enough: '#4f46e5', low: '#b45309', none: '#b91c1c' };

/** In four characters, which are all that a toolbar badge has room for. */
const compact = new Intl.NumberFormat('en', { notation: 'compact' });

/** Shows the balance on the toolbar button; a `!` where it can't be known. */
export async function showBadge(view: CreditsView | null): Promise<void> {
  const text = view === null ? '!' : compact.format(view.balance);
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color: view === null ? COLORS.none : colorOf(view) }),
    browser.action.setBadgeTextColor({ color: '#ffffff' }),
  ]);
}

function colorOf({ balances, lowCreditThreshold }: CreditsView): string {
  if (balances.available === 0) return COLORS.none;
  return balances.available <= lowCreditThreshold ? COLORS.low : COLORS.enough;
}
