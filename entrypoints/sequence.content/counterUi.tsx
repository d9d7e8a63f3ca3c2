import { render } from 'preact';
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { createShadowRootUi } from 'wxt/utils/content-script-ui/shadow-root';
import buyCss from '../../components/counter/buyCredits.css?inline';
import { Counter } from '../../components/counter/Counter';
import counterCss from '../../components/counter/counter.css?inline';
import themeCss from '../../components/theme.css?inline';
import type { PageMatch } from '../../lib/sequence/match';
import { isAt, putAt } from '../../lib/sequence/placement';
import { find } from '../../lib/sequence/reader/find';
import type { CreditsStore } from '../../lib/state/credits';
import type { ReadingStore } from '../../lib/state/reading';
import { useStore } from '../../lib/state/useStore';

interface CounterProps {
  readonly credits: CreditsStore;
  readonly reading: ReadingStore;
  readonly onBuy: (event: Event) => void;
}

function LiveCounter({ credits, reading, onBuy }: CounterProps) {
  const state = useStore(credits);
  const page = useStore(reading);
  return <Counter credits={state} reading={page.reading} running={page.running} onBuy={onBuy} />;
}

export interface CounterUi {
  /** Puts the counter where the page has its place by now, and takes it away from other pages. */
  follow(page: PageMatch | null): void;
}

/** The counter in a shadow root of its own. */
export async function createCounterUi(ctx: ContentScriptContext, props: CounterProps): Promise<CounterUi> {
  let profile: PageMatch['profile'] | null = null;
  const ui = await createShadowRootUi(ctx, {
    name: 'jason-ai-credits',
    position: 'inline',
    css: themeCss + buyCss + counterCss,
    anchor: () => profile && find(document, profile.counter.anchor),
    append: (anchor, host) => profile && putAt(anchor, profile.counter.place, host),
    // Mounted again after the page has thrown it out, it goes on as it was.
    onMount: (container) => render(<LiveCounter {...props} />, container),
    onRemove: () => render(null, ui.uiContainer),
  });
  return {
    follow(page) {
      profile = page?.profile ?? null;
      const anchor = profile && find(document, profile.counter.anchor);
      if (profile && anchor) {
        if (!isAt(anchor, profile.counter.place, ui.shadowHost)) ui.mount();
      } else if (ui.shadowHost.isConnected) ui.remove();
    },
  };
}
