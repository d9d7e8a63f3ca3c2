import type { PageProfile } from '../profile.ts';
import { replySequenceEditor } from './replySequenceEditor.ts';

/** The page profiles that come with the extension, in order of preference. */
export const SHIPPED_PROFILES: readonly PageProfile[] = [replySequenceEditor];
