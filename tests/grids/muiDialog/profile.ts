import { plainProfile } from '../plain/profile';

/** MUI's dialog: it takes back the focus that is elsewhere, and closes by Escape and by a click beside it. */
export const muiDialog = plainProfile('mui-dialog');
