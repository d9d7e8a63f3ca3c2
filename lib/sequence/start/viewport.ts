import type { Row } from '../reader/rows';

/** A part of the screen from top to bottom, in CSS pixels of its own document. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/** What can be seen of what a scroller scrolls. */
export function viewOf(scroller: Element): Extent {
  // The page's own scroller moves with what it scrolls.
  const isPage = scroller === scroller.ownerDocument.scrollingElement;
  const top = isPage ? 0 : scroller.getBoundingClientRect().top;
  return { top, bottom: top + scroller.clientHeight };
}

/** Where rows are drawn, from the top on. Rows that are drawn nowhere are left out. */
export function placed(rows: readonly Row[]): readonly (Row & Extent)[] {
  return rows.flatMap((row) => {
    const { top, bottom } = boxOf(row.element);
    return bottom > top ? [{ ...row, top, bottom }] : [];
  });
}

/** A row that only holds cells together has no box of its own. */
function boxOf(element: Element): Extent {
  const box = element.getBoundingClientRect();
  return box.height > 0 ? box : (element.firstElementChild?.getBoundingClientRect() ?? box);
}
