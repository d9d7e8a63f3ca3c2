import { useWords } from '../language';

interface PagerProps {
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  onTurn(page: number): void;
}

export function Pager({ page, pages, onTurn }: PagerProps) {
  const { number } = useWords();
  const first = page === 0;
  const last = page >= pages - 1;
  return (
    <nav class="pager" aria-label="Pages of people">
      <button type="button" class="pager__first button" disabled={first} onClick={() => onTurn(0)}>
        First
      </button>
      <button type="button" class="pager__previous button" disabled={first} onClick={() => onTurn(page - 1)}>
        Previous
      </button>
      <span class="pager__position">
        Page {number(page + 1)} of {number(pages)}
      </span>
      <button type="button" class="pager__next button" disabled={last} onClick={() => onTurn(page + 1)}>
        Next
      </button>
    </nav>
  );
}
