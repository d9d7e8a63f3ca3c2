/** How often a team's automatic top-up may buy in a billing period, at most. */
export const MOST_TOP_UPS = 100;
