import type { Handlers } from '../../messages/receive';
import type { Services } from '../services';
import { billingHandlers } from './billing';
import { dataHandlers } from './data';
import { pageHandlers } from './page';
import { profileHandlers } from './profiles';
import { replyApiHandlers } from './replyApi';
import { runHandlers } from './run';
import { settingsHandlers } from './settings';
import { teamHandlers } from './team';
import { usageHandlers } from './usage';

/** The worker's whole surface: one handler for each message of lib/messages/catalogue. */
export function createHandlers(services: Services): Handlers {
  return {
    ...pageHandlers(services),
    ...runHandlers(services),
    ...settingsHandlers(services),
    ...dataHandlers(services),
    ...profileHandlers(services),
    ...billingHandlers(services),
    ...teamHandlers(services),
    ...replyApiHandlers(services),
    ...usageHandlers(services),
  };
}
