import { isNode, type Node, piecesOfText, type Source } from './source';

/** Attributes and properties that a person reads or hears, our components' own among them. */
const SPOKEN =
  /^(title|alt|label|placeholder|hint|text|note|accessibleName|aria-(label|description|valuetext|roledescription))$/;
const PROPERTIES = /^(textContent|innerText|title|ariaLabel|placeholder|message)$/;

/** Where a source says something that isn't from the copy, one `file: words` each. */
export function hardCodedIn({ file, code, nodes }: Source): string[] {
  return nodes
    .flatMap(spokenBy)
    .flatMap((node) => wordsOf(node))
    .map(({ start, words }) => `${file}:${code.slice(0, start).split('\n').length}: ${words.trim()}`);
}

/** What in a node is read or heard by a person. */
function spokenBy(node: Node): Node[] {
  switch (node.type) {
    case 'JSXElement':
    case 'JSXFragment':
      return (node.children as Node[]).map((child) =>
        child.type === 'JSXExpressionContainer' ? (child.expression as Node) : child,
      );
    case 'JSXAttribute':
      return SPOKEN.test(String((node.name as Node).name)) ? resultOf(node.value) : [];
    case 'AssignmentExpression':
      return isSpokenProperty((node.left as Node).property) ? [node.right as Node] : [];
    case 'CallExpression':
      return spokenArguments(node);
    default:
      return [];
  }
}

function spokenArguments({ callee, arguments: given }: Node): Node[] {
  const [first, second] = given as Node[];
  const method = ((callee as Node).property as Node | undefined)?.name;
  if (method === 'setAttribute') return SPOKEN.test(String(first?.value)) && second ? [second] : [];
  if (method !== 'create' || !/"?notifications"?/.test(JSON.stringify(callee))) return [];
  return (given as Node[])
    .flatMap(({ properties = [] }) => properties as Node[])
    .filter(({ key }) => isSpokenProperty(key))
    .map(({ value }) => value as Node);
}

function isSpokenProperty(property: unknown): boolean {
  return isNode(property) && PROPERTIES.test(String(property.name));
}

function resultOf(value: unknown): Node[] {
  if (!isNode(value)) return [];
  return [value.type === 'JSXExpressionContainer' ? (value.expression as Node) : value];
}

/** The words that an expression may come to. What functions answer isn't followed: they are looked at where they are. */
function wordsOf(node: Node): { start: number; words: string }[] {
  switch (node.type) {
    case 'JSXText':
      return lettered(node, [String(node.value)]);
    case 'ConditionalExpression':
      return [...wordsOf(node.consequent as Node), ...wordsOf(node.alternate as Node)];
    case 'LogicalExpression':
      return [...wordsOf(node.left as Node), ...wordsOf(node.right as Node)];
    case 'BinaryExpression':
      return node.operator === '+' ? [...wordsOf(node.left as Node), ...wordsOf(node.right as Node)] : [];
    default:
      return lettered(node, piecesOfText(node) ?? []);
  }
}

function lettered({ start }: Node, texts: readonly string[]) {
  // An address is the same in every language.
  return texts
    .filter((words) => /\p{L}/u.test(words.replace(/https?:\S*/, '')))
    .map((words) => ({ start, words }));
}
