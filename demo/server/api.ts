import type { Desk } from './desk.ts';
import { type DemoRequest, type DemoResponse, HttpError, json } from './http.ts';
import { readImport, readNumber, readPersonalize } from './requests.ts';
import { ACCOUNT } from './sequences.ts';

const MOST_CONTACTS_PER_PAGE = 5_000;

type Action = (desk: Desk, request: DemoRequest, query: URLSearchParams) => DemoResponse;

const ACTIONS: Readonly<Record<string, Action>> = {
  'GET ': (desk) => json(200, desk.sequence),
  'GET contacts': (desk, _, query) =>
    json(
      200,
      desk.contacts(
        readNumber(query, 'offset', 0, Number.MAX_SAFE_INTEGER),
        readNumber(query, 'limit', 50, MOST_CONTACTS_PER_PAGE),
      ),
    ),
  'POST contacts': (desk, { body }) => json(201, desk.import(readImport(body).rows)),
  'GET status': (desk, _, query) =>
    json(200, desk.status(readNumber(query, 'since', 0, Number.MAX_SAFE_INTEGER))),
  'POST personalize': (desk, { body }) => {
    const { contactIds, steps } = readPersonalize(body);
    const strangers = contactIds.filter((id) => !desk.has(id)).length;
    if (strangers > 0) throw new HttpError(400, `${strangers} of the contacts are not in this sequence`);
    const unknown = steps.find(({ stepId }) => !desk.sequence.steps.some(({ id }) => id === stepId));
    if (unknown) throw new HttpError(400, `This sequence has no email step ${unknown.stepId}`);
    return json(202, desk.personalize(contactIds, steps.length));
  },
  'POST cancel': (desk) => json(200, desk.cancel()),
};

/** Answers a request to a path below /api. */
export function answerApi(desks: ReadonlyMap<string, Desk>, request: DemoRequest, url: URL): DemoResponse {
  try {
    return route(desks, request, url);
  } catch (error) {
    if (error instanceof HttpError) return json(error.status, { error: error.message });
    throw error;
  }
}

function route(desks: ReadonlyMap<string, Desk>, request: DemoRequest, url: URL): DemoResponse {
  const [area, id, action = '', ...rest] = url.pathname.split('/').slice(2);
  if (area === 'account' && id === undefined) return json(200, ACCOUNT);
  if (area !== 'sequences' || rest.length > 0) throw new HttpError(404, 'There is nothing at this address');
  if (id === undefined) {
    return json(
      200,
      [...desks.values()].map(({ sequence: { id, name, contacts } }) => ({ id, name, contacts })),
    );
  }
  const desk = desks.get(id);
  if (!desk) throw new HttpError(404, `There is no sequence ${id}`);
  const act = ACTIONS[`${request.method} ${action}`];
  if (!act) throw new HttpError(404, `A sequence can’t answer ${request.method} ${action}`.trim());
  return act(desk, request, url.searchParams);
}
