import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  readonly title: string;
  readonly intro?: string;
  /** What links to the section name it by. */
  readonly anchor?: string;
  readonly children: ComponentChildren;
}

/** One subject of a wide page. */
export function Section({ title, intro, anchor, children }: Props) {
  const heading = useId();
  return (
    <section class="panel" id={anchor} aria-labelledby={heading}>
      <div class="panel-head">
        <h2 id={heading}>{title}</h2>
        {intro !== undefined && <p class="muted">{intro}</p>}
      </div>
      <div class="panel-body">{children}</div>
    </section>
  );
}
