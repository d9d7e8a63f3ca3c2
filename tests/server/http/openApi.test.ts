import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES } from '../../../lib/protocol/problem.ts';
import { STATUSES } from '../../../server/http/statuses.ts';
import { type Document, documented, isOpenApi } from './documented.ts';
import { testApp } from './testApp.ts';

const { app } = testApp();
const document: Document = await (await app.request('/openapi.json')).json();
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

describe('the document', () => {
  it('is one of OpenAPI 3.1', async () => {
    expect(document.openapi).toBe('3.1.0');
    expect(await isOpenApi(document)).toBe(true);
    expect(await isOpenApi({ ...document, paths: { 'no-slash': {} } })).toBe(false);
  });

  it('has what is mounted, and nothing else', () => {
    const mounted = app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    const told = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    expect(told.sort()).toEqual([...new Set(mounted)].sort());
    expect(told.length).toBeGreaterThan(14);
  });

  it('calls each operation by a name of its own', () => {
    const names = operations.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(operations)('tells the truth about who may: $method $path', async ({ path, method, operation }) => {
    const response = await app.request(path, { method: method.toUpperCase() });
    const needsToken = operation.security.length > 0;
    expect(response.status === 401).toBe(needsToken);
    expect(Object.hasOwn(operation.responses, '401')).toBe(needsToken);
    expect(await documented(document)(method, path, response)).toBeNull();
  });

  it.each(operations.filter(({ operation }) => operation.requestBody))(
    'tells of refused bodies: $method $path',
    async ({ path, method }) => {
      const response = await testApp().send(method.toUpperCase(), path, '{"what": 1}');
      expect(response.status).toBe(400);
      expect(await documented(document)(method, path, response)).toBeNull();
    },
  );

  it('names every part of a path and of a query', () => {
    const parameters = Object.fromEntries(
      operations.map(({ operation }) => [
        operation.operationId,
        operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`),
      ]),
    );
    expect(parameters).toMatchObject({
      getEntries: ['query after', 'query limit'],
      watch: ['query after'],
      setLimit: ['path memberId'],
      getTeam: [],
    });
  });

  it('knows the codes of the protocol and no others', () => {
    expect(PROBLEM_CODES).toEqual(expect.arrayContaining(Object.keys(STATUSES)));
    const text = JSON.stringify(document);
    for (const code of Object.keys(STATUSES)) expect(text).toContain(`"${code}"`);
  });

  it('would be found out if answers were otherwise', async () => {
    const check = documented(document);
    const json = (body: object) => Response.json(body);
    expect(await check('GET', '/v1/offers', json({ offers: [{ id: 'a', credits: 'many' }] }))).not.toBeNull();
    expect(await check('GET', '/v1/offers', json({ offers: [{ id: 'a', credits: 5 }] }))).toBeNull();
    expect(await check('GET', '/v1/nothing', json({}))).not.toBeNull();
    expect(await check('GET', '/v1/team', new Response('no', { status: 402 }))).not.toBeNull();
  });
});
