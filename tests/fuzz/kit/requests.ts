import fc from 'fast-check';
import type * as v from 'valibot';
import { CommandsBody, LimitBody, PurchaseBody, QuoteBody } from '../../../lib/protocol/http';
import { PublishBody, RollBackBody } from '../../../lib/protocol/profiles';
import { TopUpBody } from '../../../lib/protocol/topUp';
import { TurnBody, TurnBudgetBody } from '../../../lib/protocol/turn';
import { near } from './against';
import { text } from './hostile';
import { jsonOf, spoiledBytes } from './texts';
import { validOf } from './validOf';

/** A request as it is sent; `who` names the token that goes with it. */
export interface Asked {
  readonly who: 'owner' | 'member' | 'nobody';
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | null;
}

const BODIES: readonly (readonly [method: string, path: string, schema: v.GenericSchema])[] = [
  ['POST', '/v1/commands', CommandsBody],
  ['POST', '/v1/commands', CommandsBody],
  ['POST', '/v1/quotes', QuoteBody],
  ['POST', '/v1/purchases', PurchaseBody],
  ['PUT', '/v1/members/mo/limit', LimitBody],
  ['PUT', '/v1/top-up', TopUpBody],
  ['POST', '/v1/reply-api/turns', TurnBody],
  ['PUT', '/v1/reply-api/budget', TurnBudgetBody],
  ['POST', '/v1/profiles', PublishBody],
  ['POST', '/v1/profiles/rollback', RollBackBody],
];

const who = fc.constantFrom('owner' as const, 'owner' as const, 'member' as const, 'nobody' as const);
const types = fc.oneof(
  { arbitrary: fc.constant('application/json'), weight: 12 },
  fc.constantFrom(
    'application/json; charset=utf-16',
    'text/plain',
    'multipart/form-data',
    '',
    'APPLICATION/JSON',
  ),
);

/** Requests with a body that is right, nearly so, or broken. */
export const withBodies: fc.Arbitrary<Asked> = fc.constantFrom(...BODIES).chain(([method, path, schema]) => {
  const bodies = fc.oneof(
    jsonOf(validOf<unknown>(schema)).map((json) => new TextEncoder().encode(json)),
    jsonOf(near(schema, 'json')).map((json) => new TextEncoder().encode(json)),
    spoiledBytes(jsonOf(near(schema, 'json'))),
  );
  return fc.record({
    who,
    method: fc.constant(method),
    path: fc.constant(path),
    headers: types.map((type) => ({ 'Content-Type': type })),
    body: bodies,
  });
});

/** What may stand in a header; the rest never gets past whoever reads HTTP. */
const headerText = fc.oneof(
  fc.stringMatching(/^[\x21-\xff]{0,30}$/),
  fc.constantFrom(
    '0',
    '-1',
    '9'.repeat(20),
    '1e3',
    '0x10',
    'Infinity',
    '1, 2',
    'gzip',
    '__proto__',
    'chunked',
  ),
);
const PATHS = [
  '/v1/team',
  '/v1/entries',
  '/v1/snapshot',
  '/v1/events',
  '/v1/members',
  '/v1/members/x/limit',
  '/v1/profiles/versions',
  '/v1/profiles/versions/1',
  '/v1/invoice',
  '/v1/purchases',
  '/v1/purchases/x/cancelled',
  '/v1/top-up',
  '/v1/add-ons',
  '/health',
  '/openapi.json',
  '/join',
  '/v1',
  '/',
] as const;
const part = fc.oneof(
  text.map((name) => encodeURIComponent(name.toWellFormed())).filter(isFit),
  fc.constantFrom(
    '%',
    '%00',
    '%ff',
    '%E0%A4%A',
    '%2F',
    '..',
    '%2e%2e',
    '*',
    ':id',
    '{memberId}',
    '9'.repeat(16),
    '-0',
    '1.0',
  ),
);
const paths = fc.oneof(
  { arbitrary: fc.constantFrom<string>(...PATHS), weight: 3 },
  part.map((one) => `/v1/profiles/versions/${one}`),
  part.map((one) => `/v1/members/${one}/limit`),
  fc.tuple(fc.constantFrom<string>(...PATHS), part).map((both) => both.join('/')),
);
const queries = fc.array(
  fc.tuple(
    fc.oneof(fc.constantFrom('after', 'limit', '__proto__'), part),
    fc.oneof(part, fc.integer().map(String)),
  ),
  { maxLength: 3 },
);

function isFit(encoded: string): boolean {
  return encoded.length < 200;
}

/** Requests whose address, query or headers are anything. */
export const withHeads: fc.Arbitrary<Asked> = fc.record({
  who,
  method: fc.constantFrom('GET', 'GET', 'GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'),
  path: fc
    .tuple(paths, queries)
    .map(([path, query]) => `${path}?${query.map((pair) => pair.join('=')).join('&')}`),
  headers: fc.dictionary(
    fc.constantFrom(
      'Last-Event-ID',
      'X-Forwarded-For',
      'X-Request-Id',
      'Accept',
      'If-None-Match',
      'Range',
      'X-HTTP-Method-Override',
    ),
    headerText,
    { maxKeys: 3 },
  ),
  body: fc.constant(null),
});
