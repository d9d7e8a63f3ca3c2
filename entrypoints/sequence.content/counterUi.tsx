import { isUnderWay, spokenCredits } from '../../components/counter/balanceParts';
import buyCss from '../../components/counter/buyCredits.css?inline';
import { Counter } from '../../components/counter/Counter';
import counterCss from '../../components/counter/counter.css?inline';
import { ShadowHost } from '../../components/injected/shadowHost';
import themeCss from '../../components/theme.css?inline';
import { createAnnouncer } from '../../components/ui/announcer';
import type { PageProfile } from '../../lib/profile/profile';
import type { Guard } from '../../lib/sequence/guard/guard';
import type { PageMatch } from '../../lib/sequence/match';
import type { PageContext } from '../../lib/sequence/pageContext';
import { createPlacement } from '../../lib/sequence/placement';
import type { CreditsStore } from '../../lib/state/credits';
import type { ReadingStore } from '../../lib/state/reading';

/**
 * Where it is while the page has no place for it: stronger than what keeps the page's styles from it. At the top right it
 * would hide the account's menu, at the very bottom a help button; where something is there all the same, in the next corner.
 */
const CORNER =
  ':host([data-corner]){position:fixed!important;inset-block:auto 88px!important;inset-inline:auto 12px!important;z-index:2147483646!important}:host([data-corner="1"]),:host([data-corner="2"]){inset-inline:12px auto!important}:host([data-corner="2"]),:host([data-corner="3"]){inset-block:auto 12px!important}:host([data-corner="4"]){inset-block:12px auto!important}:host([data-corner]) .counter{box-shadow:var(--shadow-raised)}';

interface CounterProps {
  readonly credits: CreditsStore;
  readonly reading: ReadingStore;
  readonly onBuy: (event: Event) => void;
  /** Hears, each time its place is looked for, that it is in a corner of the window. */
  readonly onCorner: (element: HTMLElement) => void;
}

/** The counter in a shadow root of its own. */
export function createCounterUi(
  ctx: PageContext,
  guard: Guard,
  { credits, reading, onBuy, onCorner }: CounterProps,
) {
  let said = '';
  const host = new ShadowHost(ctx, guard, {
    name: 'jason-ai-credits',
    css: CORNER + themeCss + buyCss + counterCss,
    draw: () => (
      <Counter
        credits={credits.getState()}
        {...reading.getState()}
        said={said}
        onBuy={onBuy}
        onClose={close}
      />
    ),
  });
  // Drawn from here, it needs no hooks: a twentieth of the content script.
  for (const store of [credits, reading]) ctx.onEnd(store.subscribe(() => host.redraw()));
  const announcer = createAnnouncer((words) => {
    said = words;
    host.redraw();
  });
  ctx.onEnd(announcer.stop);
  ctx.onEnd(
    credits.subscribe((state) => {
      if (state.status === 'ready') announcer.tell(spokenCredits(state.view), isUnderWay(state.view));
    }),
  );
  const placement = createPlacement(host, ctx.signal, onCorner);
  let counter: PageProfile['counter'] | null = null;
  /** The address of the page that the rep has closed it on. */
  let closedAt = '';
  const follow = () => {
    const { broken } = reading.getState();
    if (!broken) closedAt = '';
    placement.follow(broken && closedAt === location.href ? null : counter);
  };
  const close = guard.byPerson(() => {
    closedAt = location.href;
    follow();
  });
  ctx.onEnd(reading.subscribe(follow));
  return {
    get isShown(): boolean {
      return host.element.isConnected;
    },
    /** Puts the counter where the page has its place by now, and takes it away from other pages. */
    follow(page: PageMatch | null): void {
      counter = page?.profile.counter ?? null;
      follow();
    },
  };
}
