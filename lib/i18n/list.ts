import { language } from './language';

/** Things one after the other, as people of the copy's language list them. */
export function formatList(things: readonly string[]): string {
  return new Intl.ListFormat(language(), { type: 'conjunction' }).format(things);
}
