import { language } from './language';

/**
 * An amount of money as people of the copy's language write it.
 *
 * @param minor whole number of the currency's minor unit (cents, or yen where there is none)
 * @param currency ISO 4217
 */
export function formatMoney(minor: number, currency: string): string {
  const format = new Intl.NumberFormat(language(), { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0;
  return format.format(minor / 10 ** digits);
}
