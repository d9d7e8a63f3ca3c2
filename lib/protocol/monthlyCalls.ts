/** What the vendor allows per key and calendar month. */
export const MAX_MONTHLY_CALLS = 15_000;
