import type { PageProfile } from '../../lib/profile/profile';
import { replySequenceEditor } from '../../lib/profile/shipped/replySequenceEditor';

/** A profile that is as it should be, of another name. */
export function profileOf(id: string, change: Partial<PageProfile> = {}): PageProfile {
  return { ...replySequenceEditor, id, name: `The page ${id}`, ...change };
}
