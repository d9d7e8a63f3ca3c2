import type { BrowserContext } from 'playwright-core';
import type { Demo } from './demo.ts';

/** The origin that the real app has. */
export const APP_ORIGIN = 'https://run.reply.io';

/** Answers everything that a browser asks of the real app's origin from a demo. */
export async function routeDemo(context: BrowserContext, demo: Demo): Promise<void> {
  await context.route(`${APP_ORIGIN}/**`, async (route, request) => {
    const { status, headers, body } = await demo.handle({
      method: request.method(),
      url: request.url(),
      body: request.postData() ?? undefined,
    });
    await route.fulfill({
      status,
      headers: { ...headers },
      body: typeof body === 'string' ? body : Buffer.from(body),
    });
  });
}
