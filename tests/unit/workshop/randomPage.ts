import fc from 'fast-check';

/** An element of a page, as a test makes it up. */
interface Node {
  readonly tag: string;
  readonly classes: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  /** Whether its children are in a shadow root of it. */
  readonly shadow: boolean;
  readonly children: readonly Node[];
}

const name = fc.constantFrom(
  'list',
  'person',
  'row',
  'css-1x2y3z',
  'is-active',
  'cell',
  'selected',
  'Name',
  'sc-bdVaJa',
);
const attributes = fc.dictionary(
  fc.constantFrom('data-id', 'data-testid', 'role', 'name', 'aria-label', 'href', 'data-status'),
  fc.constantFrom('row', 'people', 'c-12', 'start', '/people/7?tab=1', '"quoted"', 'done'),
  { maxKeys: 3 },
);

/** An element with up to so many levels below it. */
function nodes(levels: number): fc.Arbitrary<Node> {
  return fc.record({
    tag: fc.constantFrom('div', 'span', 'ul', 'li', 'button', 'section'),
    classes: fc.array(name, { maxLength: 3 }),
    attributes,
    shadow: fc.boolean(),
    children: levels === 0 ? fc.constant([]) : fc.array(nodes(levels - 1), { maxLength: 3 }),
  });
}

/** Whole pages: some elements in the body, with shadow roots among them. */
export const pages = fc.array(nodes(3), { minLength: 1, maxLength: 3 });

/** Draws a page in the document. Returns all its elements, those in shadow roots too. */
export function draw(nodes: readonly Node[]): Element[] {
  const drawn: Element[] = [];
  const put = (one: Node, into: ParentNode): void => {
    const element = document.createElement(one.tag);
    drawn.push(element);
    element.classList.add(...one.classes);
    for (const [key, value] of Object.entries(one.attributes)) element.setAttribute(key, value);
    into.append(element);
    const canHost = one.shadow && (one.tag === 'div' || one.tag === 'span' || one.tag === 'section');
    const inner = canHost ? element.attachShadow({ mode: 'open' }) : element;
    for (const child of one.children) put(child, inner);
  };
  document.body.replaceChildren();
  for (const one of nodes) put(one, document.body);
  return drawn;
}
