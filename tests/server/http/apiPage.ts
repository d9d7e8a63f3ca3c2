/** As much of a JSON schema as the document of the server uses. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

interface Operation {
  readonly summary: string;
  readonly security: readonly object[];
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content & { readonly description: string }>>;
}

/** The server's OpenAPI document, as far as the page tells of it. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const OPENING = `# HTTP interface

Made from the server's OpenAPI 3.1 document, which a running server gives at \`/openapi.json\` with every detail: bounds, formats, status
codes. \`npx vitest run --project server tests/server/http/apiPage -u\` writes this page anew; \`npm test\` fails where it is out of date.

Whoever isn't *anyone* sends \`Authorization: Bearer <token>\`. Problems are \`application/problem+json\` (RFC 9457) with a \`code\` that stays the
same; \`Retry-After\` says in how many seconds another try makes sense. Times are milliseconds since 1970, money is in the currency's
minor unit, amounts are whole numbers. \`?\` marks what may be left out.
`;

/** What the server offers, as a page for people. */
export function apiPage({ paths, components }: ApiDocument): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => section(method, path, operation)),
  );
  const shapes = Object.entries(components.schemas).map(
    ([name, schema]) => `### ${name}\n\n\`\`\`ts\n${shapeOf(schema)}\n\`\`\`\n`,
  );
  return [OPENING, '## Addresses\n', ...operations, '## Shapes\n', ...shapes].join('\n');
}

function section(method: string, path: string, operation: Operation): string {
  const query = operation.parameters.filter((parameter) => parameter.in === 'query');
  const done = Object.entries(operation.responses).find(([status]) => status.startsWith('2'));
  const problems = Object.entries(operation.responses).filter(([status]) => !status.startsWith('2'));
  const codes = problems.flatMap(([, { description }]) =>
    [...description.matchAll(/`([a-z-]+)`:/g)].map(([, code]) => `\`${code}\``),
  );
  const lines = [
    `- For: ${whoFor(operation)}`,
    query.length === 0
      ? ''
      : `- Query: ${query.map(({ name, schema }) => `\`${name}\` (${line(schema)})`).join(', ')}`,
    operation.requestBody ? `- Takes: ${told(operation.requestBody)}` : '',
    `- Answers: ${done?.[1].content ? told(done[1]) : 'nothing'}`,
    codes.length === 0 ? '' : `- Problems: ${[...new Set(codes)].join(', ')}`,
  ];
  return `### \`${method.toUpperCase()} ${path}\`\n\n${operation.summary}.\n\n${lines.filter(Boolean).join('\n')}\n`;
}

function whoFor({ security, responses }: Operation): string {
  if (security.length === 0) return 'anyone';
  return responses[403]?.description.includes('`owner-only`') ? 'owners' : 'members';
}

function told({ content = {} }: Content): string {
  return Object.entries(content)
    .map(([type, { schema }]) => (type === 'application/json' ? `\`${line(schema)}\`` : type))
    .join(', ');
}

/** A schema in one line. */
function line(schema: Schema): string {
  return shapeOf(schema)
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('; }', ' }');
}

function shapeOf(schema: Schema, indent = ''): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? '';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map((choice) => shapeOf(choice, indent)).join(' | ');
  if (schema.allOf) return schema.allOf.map((part) => shapeOf(part, indent)).join(' & ');
  if (schema.type === 'array') return `Array<${shapeOf(schema.items ?? {}, indent)}>`;
  if (schema.properties) return membersOf(schema, indent);
  return schema.type ?? 'any';
}

function membersOf({ properties = {}, required = [] }: Schema, indent: string): string {
  const inner = `${indent}  `;
  const members = Object.entries(properties).map(
    ([name, member]) => `${inner}${name}${required.includes(name) ? '' : '?'}: ${shapeOf(member, inner)};\n`,
  );
  return members.length === 0 ? '{}' : `{\n${members.join('')}${indent}}`;
}
