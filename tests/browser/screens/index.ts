import { BILLING_SCREENS } from './billing.ts';
import { OPTIONS_SCREENS } from './options.ts';
import { POPUP_SCREENS } from './popup.ts';
import { RUN_SCREENS } from './run.ts';
import type { Screen } from './screen.ts';
import { SEQUENCE_SCREENS } from './sequence.ts';
import { USAGE_SCREENS } from './usage.ts';
import { WELCOME_SCREENS } from './welcome.ts';
import { WORKSHOP_SCREENS } from './workshop.ts';

/** Every screen that people see, in every state: what accessibility is tested on, and what `npm run pictures` shows. */
export const SCREENS: readonly Screen[] = [
  ...POPUP_SCREENS,
  ...BILLING_SCREENS,
  ...USAGE_SCREENS,
  ...RUN_SCREENS,
  ...OPTIONS_SCREENS,
  ...WORKSHOP_SCREENS,
  ...WELCOME_SCREENS,
  ...SEQUENCE_SCREENS,
];
