import type { ReplyApiStore } from '../../cache/replyApiStore';
import { createPoller, type Poller, type PollerTools } from './poller';

/** The vendor's API as the worker knows it: what is kept of it, the way to it, and who asks it. */
export interface ReplyApiService extends Pick<PollerTools, 'reach' | 'openTabs'> {
  readonly store: ReplyApiStore;
  readonly poller: Poller;
}

export function createReplyApiService(tools: PollerTools): ReplyApiService {
  const { store, reach, openTabs } = tools;
  return { store, reach, openTabs, poller: createPoller(tools) };
}
