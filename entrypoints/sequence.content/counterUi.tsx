import type { ContentScriptContext } from 'wxt/utils/content-script-context';
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
import { ShadowHost } from './shadowHost';

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

/** The counter in a shadow root of its own. */
export function createCounterUi(ctx: ContentScriptContext, props: CounterProps) {
  const host = new ShadowHost(ctx, {
    name: 'jason-ai-credits',
    css: themeCss + buyCss + counterCss,
    draw: () => <LiveCounter {...props} />,
  });
  return {
    get isShown(): boolean {
      return host.element.isConnected;
    },
    /** Puts the counter where the page has its place by now, and takes it away from other pages. */
    follow(page: PageMatch | null): void {
      const counter = page?.profile.counter;
      const anchor = counter && find(document, counter.anchor);
      if (counter && anchor) {
        if (!isAt(anchor, counter.place, host.element)) {
          host.mount((element) => putAt(anchor, counter.place, element));
        }
      } else if (host.element.isConnected) host.remove();
    },
  };
}
