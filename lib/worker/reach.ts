import type { ServerBackend } from '../backend/backend';
import { createHttpBackend } from '../backend/http/http';
import type { Invitation } from '../protocol/joinLink';
import { ProblemError } from '../protocol/problem';
import { hasAccess } from '../settings/serverAccess';

/** Reaches a team's server, and tells a browser that doesn't let us from a server that isn't there. */
export function connect(invitation: Invitation, onServerTime: (serverNowMs: number) => void): ServerBackend {
  return createHttpBackend(invitation, {
    onServerTime,
    async fetch(...request) {
      if (!(await hasAccess(invitation.url))) throw new ProblemError('host-not-allowed', invitation.url);
      return fetch(...request);
    },
  });
}
