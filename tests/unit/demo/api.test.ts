import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemo } from '../../../demo/server/demo.ts';
import { serveDemo } from '../../../demo/server/serve.ts';
import { OPENER, openDemo } from './demoKit';

const ROW = {
  email: 'new@firm.example',
  firstName: 'Ada',
  lastName: 'Obi',
  company: '',
  title: '',
  linkedIn: '',
};

describe('the API', () => {
  it('hands out contacts in pages', async () => {
    const { ask, contacts } = openDemo();
    const all = await contacts();
    expect((await ask('GET', '/contacts?offset=3&limit=4')).json).toEqual({
      total: 5,
      offset: 3,
      contacts: all.slice(3),
    });
  });

  it.each([
    ['no contacts', { contactIds: [], steps: OPENER }, 'Choose at least one contact'],
    ['no steps', { contactIds: ['10100001'], steps: [] }, 'Choose at least one email step'],
    ['a stranger', { contactIds: ['999'], steps: OPENER }, '1 of the contacts are not in this sequence'],
    [
      'an unknown step',
      { contactIds: ['10100001'], steps: [{ stepId: 'step-9', category: 'opener' }] },
      'This sequence has no email step step-9',
    ],
  ])('refuses a run with %s, in words', async (_, body, error) => {
    const { ask, status } = openDemo({ manual: true });
    expect(await ask('POST', '/personalize', body)).toEqual({ status: 400, json: { error } });
    expect((await status()).changed).toEqual([]);
  });

  it('takes new contacts in once, whatever the case of their email', async () => {
    const { ask, contacts, personalize } = openDemo({ manual: true });
    const rows = [ROW, { ...ROW, email: 'NEW@firm.example' }];

    expect(await ask('POST', '/contacts', { rows })).toEqual({ status: 201, json: { added: 1, known: 1 } });

    const added = (await contacts()).at(-1);
    expect(added).toMatchObject({ name: 'Ada Obi', email: 'new@firm.example' });
    expect(await personalize([added?.id ?? ''])).toMatchObject({ started: 1 });
  });

  it('says so where there is nothing', async () => {
    const { demo, ask } = openDemo();
    expect((await ask('GET', '/nothing')).status).toBe(404);
    expect((await demo.handle({ method: 'GET', url: '/api/sequences/7' })).status).toBe(404);
    expect(
      (await demo.handle({ method: 'POST', url: '/api/sequences/101/personalize', body: '{' })).status,
    ).toBe(400);
  });
});

describe('the app’s files', () => {
  let appDir = '';
  beforeAll(async () => {
    appDir = await mkdtemp(join(tmpdir(), 'demo-app-'));
    await writeFile(join(appDir, 'index.html'), '<p>the app</p>');
    await writeFile(join(appDir, 'app.js'), 'start()');
    await writeFile(`${appDir}.js`, 'outside');
  });
  afterAll(async () => {
    await rm(appDir, { recursive: true });
    await rm(`${appDir}.js`);
  });

  it.each([
    ['/app.js', 'start()', 'text/javascript; charset=utf-8'],
    ['/Dashboard/Material', '<p>the app</p>', 'text/html; charset=utf-8'],
    ['/missing.js', '<p>the app</p>', 'text/html; charset=utf-8'],
  ])('answers %s', async (url, body, type) => {
    const response = await createDemo({ contacts: 1, appDir }).handle({ method: 'GET', url });
    expect([response.status, String(response.body), response.headers['content-type']]).toEqual([
      200,
      body,
      type,
    ]);
  });

  it('never leaves its folder', async () => {
    const name = appDir.split('/').at(-1);
    const url = `/..%2f${name}.js`;
    const { body } = await createDemo({ contacts: 1, appDir }).handle({ method: 'GET', url });
    expect(String(body)).toBe('<p>the app</p>');
  });

  it('come over a real server, with the API beside them', async () => {
    const server = await serveDemo(createDemo({ contacts: 2, appDir }), 0);
    expect(await (await fetch(`${server.url}/anything`)).text()).toBe('<p>the app</p>');
    const posted = await fetch(`${server.url}/api/sequences/101/contacts`, {
      method: 'POST',
      body: JSON.stringify({ rows: [ROW] }),
    });
    expect(await posted.json()).toEqual({ added: 1, known: 0 });
    await server.close();
    await expect(fetch(server.url)).rejects.toThrow();
  });
});
