import fc from 'fast-check';
import * as v from 'valibot';
import { text } from './hostile';

/** What is read of a schema: the parts of valibot's that the project's schemas are made of. */
interface Node {
  readonly type: string;
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[];
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly item?: v.GenericSchema;
  readonly wrapped?: v.GenericSchema;
  readonly key?: v.GenericSchema;
  readonly value?: v.GenericSchema;
  readonly literal?: unknown;
  readonly options?: readonly unknown[];
}

/** More of something than this is made only where the schema asks for it. */
const SOME = 4;
const SHORT = 40;
const LONGEST = 2_000;

const known = new WeakMap<v.GenericSchema, fc.Arbitrary<unknown>>();

/**
 * Inputs that a schema takes, up to its limits.
 *
 * @throws Error for a kind of schema that it doesn't know
 */
export function validOf<T>(schema: v.GenericSchema<unknown, T>): fc.Arbitrary<T> {
  const made = known.get(schema) ?? make(schema);
  known.set(schema, made);
  return made as fc.Arbitrary<T>;
}

function make(schema: v.GenericSchema): fc.Arbitrary<unknown> {
  const node = schema as unknown as Node;
  const inputs = inputsOf(node);
  // A rule of its own, such as "no two alike", is tried rather than understood.
  return node.pipe === undefined ? inputs : inputs.filter((input) => v.is(schema, input));
}

function inputsOf(node: Node): fc.Arbitrary<unknown> {
  switch (node.type) {
    case 'string':
      return texts(node);
    case 'number':
      return numbers(node);
    case 'boolean':
      return fc.boolean();
    case 'literal':
      return fc.constant(node.literal);
    case 'picklist':
      return fc.constantFrom(...(node.options ?? []));
    case 'unknown':
      return fc.jsonValue({ maxDepth: 2 });
    case 'nullable':
      return fc.option(inner(node.wrapped), { nil: null });
    case 'union':
    case 'variant':
      return fc.oneof(...(node.options ?? []).map((option) => validOf(option as v.GenericSchema)));
    case 'array': {
      const min = Number(ruleOf(node, 'min_length') ?? 0);
      const max = Number(ruleOf(node, 'max_length') ?? min + SOME);
      return fc.array(inner(node.item), { minLength: min, maxLength: Math.min(max, min + SOME) });
    }
    case 'record':
      return fc.dictionary(text, inner(node.value), { maxKeys: SOME });
    case 'object':
    case 'strict_object':
      return objects(node.entries ?? {});
    default:
      throw new Error(`Inputs of a schema of the kind ${node.type} aren’t known`);
  }
}

function inner(schema: v.GenericSchema | undefined): fc.Arbitrary<unknown> {
  if (schema === undefined) throw new Error('A schema has nothing in it');
  return validOf(schema);
}

function objects(entries: Readonly<Record<string, v.GenericSchema>>): fc.Arbitrary<unknown> {
  const required: string[] = [];
  const parts: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [key, schema] of Object.entries(entries)) {
    const { type, wrapped } = schema as unknown as Node;
    const isOptional = type === 'optional' || type === 'exact_optional';
    if (!isOptional) required.push(key);
    parts[key] = isOptional ? inner(wrapped) : validOf(schema);
  }
  return fc.record(parts, { requiredKeys: required, noNullPrototype: true });
}

/** What a rule of a schema asks for; undefined where it has no such rule, null where the rule speaks for itself. */
function ruleOf({ pipe = [] }: Node, type: string): unknown {
  const rule = pipe.find((action) => action.type === type);
  return rule && (rule.requirement ?? null);
}

function texts(node: Node): fc.Arbitrary<string> {
  const regex = ruleOf(node, 'regex');
  if (regex instanceof RegExp) return fc.stringMatching(regex);
  if (ruleOf(node, 'uuid') !== undefined) return fc.uuid();
  if (ruleOf(node, 'url') !== undefined)
    return fc.webUrl({ validSchemes: ['https'], withQueryParameters: true });
  const start = String(ruleOf(node, 'starts_with') ?? '');
  // The rules of patterns and URLs ask for one such mark each.
  const marked = fc
    .tuple(text, fc.constantFrom('{}', '/sequences/{id}/'), text)
    .map(([before, mark, after]) => before + mark + after);
  const some = ruleOf(node, 'check') === undefined ? text : marked;
  const min = Number(ruleOf(node, 'min_length') ?? 0);
  const max = Number(ruleOf(node, 'max_length') ?? SHORT);
  const short = some.map((tail) => (start + tail).slice(0, max).padEnd(min, 'x'));
  const longest = text.map((tail) => (start + tail).padEnd(Math.min(max, LONGEST), 'x').slice(0, max));
  return fc.oneof({ arbitrary: short, weight: 20 }, { arbitrary: longest, weight: 1 });
}

function numbers(node: Node): fc.Arbitrary<number> {
  const min = Number(ruleOf(node, 'min_value') ?? Number.MIN_SAFE_INTEGER);
  const max = Number(ruleOf(node, 'max_value') ?? Number.MAX_SAFE_INTEGER);
  const least = Math.max(min, -SOME);
  return fc.oneof(
    fc.integer({ min: least, max: Math.min(max, least + 100) }),
    fc.bigInt({ min: BigInt(min), max: BigInt(max) }).map(Number),
    fc.constantFrom(min, max),
  );
}
