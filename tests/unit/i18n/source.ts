import { readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { filesIn } from '../architecture/imports';

/** A piece of a parsed program; what else it has depends on its type. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

export interface Source {
  readonly file: string;
  readonly code: string;
  /** All that it is made of, from the outside in. */
  readonly nodes: readonly Node[];
}

/** The files of these folders, taken apart. */
export function sourcesIn(folders: readonly string[]): Source[] {
  return filesIn(folders).map((file) => {
    const code = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
    return parse(file, code);
  });
}

/** @param file its name says whether there may be markup in it */
export function parse(file: string, code: string): Source {
  return { file, code, nodes: [...piecesOf(parseSync(file, code).program)] };
}

/** What is said as it stands by a string, or by a template between its holes; none where it is something else. */
export function piecesOfText(node: Node): string[] | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : null;
  if (node.type !== 'TemplateLiteral') return null;
  return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

function* piecesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* piecesOf(one);
  if (!isNode(value)) return;
  yield value;
  for (const part of Object.values(value)) yield* piecesOf(part);
}
