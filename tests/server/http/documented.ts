import { registerSchema, unregisterSchema, validate } from '@hyperjump/json-schema/openapi-3-1';

const DIALECT = 'https://spec.openapis.org/oas/3.1/schema-base';
const WHERE = 'https://credits.test/openapi.json';

interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, object>> }>>;
}

export interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** Whether a document is one of OpenAPI 3.1, by the schema that its makers publish. */
export async function isOpenApi(document: Document): Promise<boolean> {
  return (await validate(DIALECT, asJson(document))).valid;
}

/**
 * Looks at answers with the eyes of somebody who knows only the document.
 *
 * @returns what is wrong with one; null where it is as documented
 */
export function documented(document: Document) {
  unregisterSchema(WHERE);
  registerSchema(asJson(document), WHERE, DIALECT);
  return async (method: string, path: string, response: Response): Promise<string | null> => {
    const operation = document.paths[path]?.[method.toLowerCase()];
    if (operation === undefined) return `${method} ${path} is not in the document`;
    const answer = operation.responses[response.status];
    if (answer === undefined) return `${method} ${path} may not answer ${response.status}`;
    const type = (response.headers.get('Content-Type') ?? '').split(';')[0] ?? '';
    if (answer.content === undefined)
      return type === '' ? null : `${method} ${path} may not answer with content`;
    if (answer.content[type] === undefined) return `${method} ${path} may not answer with ${type}`;
    if (!type.endsWith('json')) return null;
    const parts = [
      'paths',
      path,
      method.toLowerCase(),
      'responses',
      String(response.status),
      'content',
      type,
      'schema',
    ];
    const { valid } = await validate(
      `${WHERE}#/${parts.map(pointer).join('/')}`,
      await response.clone().json(),
    );
    return valid
      ? null
      : `${method} ${path} answered ${response.status} with ${await response.clone().text()}`;
  };
}

function pointer(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

// The library's types know JSON only as such.
function asJson(document: Document) {
  return JSON.parse(JSON.stringify(document));
}
