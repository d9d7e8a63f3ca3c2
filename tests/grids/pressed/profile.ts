import type { PageProfile } from '../../../lib/profile/profile';
import { plainProfile } from '../plain/profile';
import type { Press } from './presses';

/** The profile of a page whose start control acts at something that needn't be a click. */
export const pressed = (press: Press): PageProfile => ({
  ...plainProfile(`pressed/${press}`),
  press: /^(pointer|mouse)/.test(press) ? 'pointer' : 'click',
});
