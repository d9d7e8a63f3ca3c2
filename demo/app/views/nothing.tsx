import type { ComponentChildren } from 'preact';

/** A page that has nothing to show, and says why. */
export function Nothing({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="nothing" role="alert">
      <h1>{title}</h1>
      <p>{children}</p>
    </div>
  );
}
