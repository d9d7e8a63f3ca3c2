import type { DemoBrowser } from './browser.ts';

/** The match pattern of the host that a join link leads to. */
export function hostOf(link: string): string {
  const { protocol, hostname } = new URL(link);
  return `${protocol}//${hostname}/*`;
}

/**
 * Joins a team in Settings, as a rep does who was given a link.
 *
 * @throws Error in the extension's own words where it can't
 */
export async function joinTeam(browser: Pick<DemoBrowser, 'openExtensionPage'>, link: string): Promise<void> {
  const options = await browser.openExtensionPage(`options.html#join=${encodeURIComponent(link)}`);
  await options.getByRole('button', { name: 'Join', exact: true }).click();
  const joined = options.getByText('shares its credits with this browser');
  const refused = options.getByRole('alert').first();
  await joined.or(refused).waitFor();
  if (await refused.isVisible()) throw new Error((await refused.textContent()) ?? '');
  await options.close();
}
