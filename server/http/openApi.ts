import { type ConversionConfig, toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { PageProfileSchema } from '../../lib/profile/schema.ts';
import { AnswerSchema } from '../../lib/protocol/answer.ts';
import { AddOnSchema, OfferSchema, QuoteSchema } from '../../lib/protocol/billing.ts';
import { CommandRequestSchema } from '../../lib/protocol/command.ts';
import { EntrySchema } from '../../lib/protocol/entry.ts';
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '../../lib/protocol/http.ts';
import { Id } from '../../lib/protocol/parts.ts';
import type { ServerProblemCode } from '../../lib/protocol/problem.ts';
import { PublishedProfilesSchema } from '../../lib/protocol/profiles.ts';
import { SnapshotSchema } from '../../lib/protocol/snapshot.ts';
import { MemberUsageSchema, TeamInfoSchema } from '../../lib/protocol/team.ts';
import { ProblemBody } from './bodies.ts';
import type { Route } from './route.ts';
import { STATUSES, TITLES } from './statuses.ts';

/** Schemas that the document calls by a name. */
const NAMED = {
  AddOn: AddOnSchema,
  Answer: AnswerSchema,
  CommandRequest: CommandRequestSchema,
  Entry: EntrySchema,
  MemberUsage: MemberUsageSchema,
  Offer: OfferSchema,
  PageProfile: PageProfileSchema,
  Problem: ProblemBody,
  PublishedProfiles: PublishedProfilesSchema,
  Quote: QuoteSchema,
  Snapshot: SnapshotSchema,
  TeamInfo: TeamInfoSchema,
};

const CONVERSION: ConversionConfig = {
  target: 'draft-2020-12',
  typeMode: 'input',
  // Rules that need a program, such as that no contact is named twice: the server's problem says so in words. And how a value
  // is cleaned, which refuses nothing.
  ignoreActions: ['check', 'includes', 'trim'],
  definitions: NAMED,
  overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
};

/** The OpenAPI 3.1 document of the routes that it is given: it can't tell of any other, nor forget one. */
export function openApiOf(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Jason AI Credits',
      version: String(PROTOCOL_VERSION),
      description: "A team's credits: held, settled and bought by its members. Errors are RFC 9457 problems.",
    },
    paths,
    components: {
      schemas: toJsonSchemaDefs(NAMED, CONVERSION),
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      headers: {
        Protocol: {
          description:
            'The version of the protocol that the server speaks; without it, somebody else answered',
          required: true,
          schema: { type: 'integer' },
        },
        RetryAfter: { description: 'Seconds to wait before another try', schema: { type: 'integer' } },
      },
    },
  };
}

function operationOf(route: Route): object {
  return {
    operationId: route.name,
    summary: route.summary,
    security: route.who === 'anyone' ? [] : [{ token: [] }],
    parameters: [...pathParameters(route), ...queryParameters(route)],
    ...(route.body && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body) } } },
    }),
    responses: { [route.answer.status]: answerOf(route), ...problemsOf(route) },
  };
}

function pathParameters({ path }: Route): object[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  return names.map((name) => ({ name, in: 'path', required: true, schema: schemaOf(Id) }));
}

function queryParameters({ query }: Route): object[] {
  const { properties = {}, required = [] } = query ? toJsonSchema(query, CONVERSION) : {};
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function answerOf({ answer }: Route): object {
  const common = { description: 'Done', headers: PROTOCOL };
  if (answer.status === 204) return common;
  if (answer.type !== 'application/json') {
    return { ...common, content: { [answer.type]: { schema: { type: 'string' } } } };
  }
  const schema = answer.schema === null ? { type: 'object' } : schemaOf(answer.schema);
  return { ...common, content: { 'application/json': { schema } } };
}

const PROTOCOL = { [PROTOCOL_HEADER]: { $ref: '#/components/headers/Protocol' } };
const RETRY = { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } };

/** Problems by status: those that the route names, and those that any of its kind has. */
function problemsOf(route: Route): Record<string, object> {
  const codes = new Map<number, Set<ServerProblemCode>>();
  const add = (code: ServerProblemCode, status: number = STATUSES[code]) =>
    codes.set(status, new Set([...(codes.get(status) ?? []), code]));
  for (const code of route.problems ?? []) add(code);
  if (route.query || route.body) add('bad-request');
  if (route.body) add('bad-request', 413);
  if (route.who === 'owner') add('owner-only');
  if (route.who !== 'anyone') {
    add('token-refused');
    add('server-busy', 429);
  }
  add('server-busy');
  add('server-failed');
  return Object.fromEntries([...codes].map(([status, of]) => [status, problemOf(status, [...of])]));
}

function problemOf(status: number, codes: readonly ServerProblemCode[]): object {
  return {
    description: codes.map((code) => `\`${code}\`: ${TITLES[code]}`).join('. '),
    headers: codes.includes('server-busy') ? { ...PROTOCOL, ...RETRY } : PROTOCOL,
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/Problem' },
            { properties: { status: { const: status }, code: { enum: codes } } },
          ],
        },
      },
    },
  };
}

function schemaOf(schema: v.GenericSchema): object {
  const { $schema, $defs, ...own } = toJsonSchema(schema, CONVERSION);
  return own;
}
