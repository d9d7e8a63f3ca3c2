/** What can be looked into: a document, or an open shadow root. */
export type Root = Document | ShadowRoot;

/** What is inside an element: its open shadow root, or the document of a frame of this origin. */
export function inside(element: Element): Root | null {
  // A frame that shows another origin has no document for us.
  if (isFrame(element)) return element.contentDocument;
  return element.shadowRoot;
}

/** The element whose inside another one is in: the host of its shadow root, or its frame. Null in the page's own document. */
export function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  if ('host' in root) return root.host as Element;
  return root.nodeType === Node.DOCUMENT_NODE ? ((root as Document).defaultView?.frameElement ?? null) : null;
}

/** Each frame has its own `HTMLIFrameElement`: what an element is can't be asked with `instanceof`. */
function isFrame(element: Element): element is HTMLIFrameElement {
  return element.localName === 'iframe' || element.localName === 'frame';
}

/** Each frame has its own `Element`. */
export function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}
