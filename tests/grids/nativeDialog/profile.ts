import { plainProfile } from '../plain/profile';

/** A modal dialog of the browser's own. */
export const nativeDialog = plainProfile('native-dialog');
