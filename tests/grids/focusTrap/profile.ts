import { plainProfile } from '../plain/profile';

/** A panel in focus-trap, as it comes: it stops clicks and takes back the focus that is elsewhere. */
export const focusTrap = plainProfile('focus-trap');
