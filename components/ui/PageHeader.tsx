import type { ComponentChildren } from 'preact';

interface Props {
  readonly title: string;
  /** Ways to other pages. */
  readonly children?: ComponentChildren;
}

/** The top of each of the extension's pages. */
export function PageHeader({ title, children }: Props) {
  return (
    <header class="page-header">
      <img src="/icon/icon.svg" alt="" width="28" height="28" />
      <h1>{title}</h1>
      {children}
    </header>
  );
}
