import type { PageProfile } from '../profile';
import { replySequenceEditor } from './replySequenceEditor';

/** The page profiles that come with the extension, in order of preference. */
export const SHIPPED_PROFILES: readonly PageProfile[] = [replySequenceEditor];
