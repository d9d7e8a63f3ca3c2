import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { formatNumber, text } from '../../lib/i18n/text';

interface Props {
  readonly number: number;
  readonly of: number;
  readonly title: string;
  readonly intro?: string;
  /** Whether a press has led here: what was pressed may be gone. */
  readonly takesFocus: boolean;
  readonly children: ComponentChildren;
}

/** One step of the introduction. */
export function Step({ number, of, title, intro, takesFocus, children }: Props) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, []);
  return (
    <section class="panel" aria-labelledby={id}>
      <div class="panel-head">
        <p class="hint">{text('welcome_step', formatNumber(number), formatNumber(of))}</p>
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {intro !== undefined && <p class="muted">{intro}</p>}
      </div>
      <div class="panel-body">{children}</div>
    </section>
  );
}
