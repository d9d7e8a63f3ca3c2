import { plainProfile } from '../plain/profile';

/** Radix' modal dialog: it closes when something outside of it is pressed or has the focus, and by Escape. */
export const radixDialog = plainProfile('radix-dialog');
