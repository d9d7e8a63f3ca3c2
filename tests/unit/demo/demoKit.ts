import type { Contact, ContactsPage, PersonalizeAnswer, StatusAnswer } from '../../../demo/model.ts';
import { createDemo } from '../../../demo/server/demo.ts';
import type { DemoOptions } from '../../../demo/server/options.ts';

export const OPENER = [{ stepId: 'step-1', category: 'opener' }];

/** A demo of a few contacts and the calls that its app makes, for sequence 101. */
export function openDemo(options: DemoOptions = {}) {
  const demo = createDemo({ contacts: 5, ...options });
  const ask = async (method: string, path: string, body?: unknown) => {
    const url = `https://app.example/api/sequences/101${path}`;
    const response = await demo.handle({
      method,
      url,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, json: JSON.parse(String(response.body)) };
  };
  return {
    demo,
    ask,
    contacts: async (): Promise<readonly Contact[]> => {
      const { json } = await ask('GET', '/contacts?limit=5000');
      return (json as ContactsPage).contacts;
    },
    personalize: async (contactIds: readonly string[]): Promise<PersonalizeAnswer> =>
      (await ask('POST', '/personalize', { contactIds, steps: OPENER })).json,
    status: async (since = 0): Promise<StatusAnswer> => (await ask('GET', `/status?since=${since}`)).json,
  };
}

/** The statuses in a status answer, by contact. */
export function statuses({ changed }: StatusAnswer): Record<string, string> {
  return Object.fromEntries(changed.map(({ id, status }) => [id, status]));
}
