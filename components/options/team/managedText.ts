import { text } from '../../../lib/i18n/text';
import type { ManagedServer } from '../../../lib/state/keeping';

/** Which server the organisation has set, and how a person gets to it. */
export function managedText({ url, hasLink }: NonNullable<ManagedServer>): string {
  return text(hasLink ? 'managed_join' : 'managed_join_link', url);
}
