interface Props {
  readonly available: number;
  readonly retained: number;
  readonly used: number;
}

/** Draws the proportions of the figures below it; it says nothing that they don't. */
export function BalanceBar({ available, retained, used }: Props) {
  return (
    <div class="balance-bar" aria-hidden="true">
      {available > 0 && <span class="balance-bar-available" style={{ flexGrow: available }} />}
      {retained > 0 && <span class="balance-bar-retained" style={{ flexGrow: retained }} />}
      {used > 0 && <span class="balance-bar-used" style={{ flexGrow: used }} />}
    </div>
  );
}
