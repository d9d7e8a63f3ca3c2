import { REPLY_API_DATA } from '../../protocol/access';
import { ProblemError } from '../../protocol/problem';
import { createReplyApi, type ReplyApi } from '../../replyApi/replyApi';
import { hasAccess } from '../../settings/serverAccess';

/** Reaches the vendor's API, and tells a browser that doesn't let us from an API that isn't there. */
export function reachReplyApi({ address, key }: { address: string; key: string }): ReplyApi {
  return createReplyApi({
    address,
    key,
    async fetch(...request) {
      // Asked before each call: the person can take it back, and the browser sees that the worker is at work.
      if (!(await hasAccess(address, REPLY_API_DATA)))
        throw new ProblemError('reply-not-allowed', new URL(address).host);
      return fetch(...request);
    },
  });
}
