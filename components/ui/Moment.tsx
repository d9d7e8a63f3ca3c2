import { formatMoment } from '../../lib/i18n/time';

/** A point in time, for people and for machines. */
export function Moment({ atMs }: { readonly atMs: number }) {
  return <time dateTime={new Date(atMs).toISOString()}>{formatMoment(atMs, Date.now())}</time>;
}
