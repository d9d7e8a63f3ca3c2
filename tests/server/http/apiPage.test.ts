import { expect, it } from 'vitest';
import { type ApiDocument, apiPage } from './apiPage.ts';
import { testApp } from './testApp.ts';

const document: ApiDocument = await (await testApp().app.request('/openapi.json')).json();

it('the page of the HTTP interface tells of all that the server offers, as it is now', async () => {
  await expect(apiPage(document)).toMatchFileSnapshot('../../../server/http/README.md');
});
