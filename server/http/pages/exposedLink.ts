import type { MiddlewareHandler } from 'hono';
import { html } from 'hono/html';
import type { Env } from '../env.ts';
import { COPY } from './copy.ts';
import { pageOf } from './document.ts';
import { answerPage } from './pageRoute.ts';

/** A token where it is sent and logged, such as in `/join%23jac_…`, whose `#` a mail program has encoded. */
const EXPOSED = /^\/join.*jac(?:_|%(?:25)*5f)/i;

const answerExposed = answerPage((language) => {
  const { title, words } = COPY[language].exposed;
  return pageOf(language, { title, body: html`<p>${words}</p>` });
});

/** Answers join links whose token isn't behind a `#` with what to do, and without the token. */
export function answerExposedLinks(): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { pathname, search } = new URL(c.req.url);
    if (c.req.method !== 'GET' || !EXPOSED.test(pathname + search)) return next();
    c.set('route', '/join');
    return answerExposed(c);
  };
}
