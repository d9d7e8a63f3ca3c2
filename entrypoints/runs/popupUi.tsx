import buyCss from '../../components/counter/buyCredits.css?inline';
import dialogCss from '../../components/dialog/dialog.css?inline';
import { ProgressPopup } from '../../components/dialog/ProgressPopup';
import { QuestionPopup } from '../../components/dialog/QuestionPopup';
import { ShadowHost } from '../../components/injected/shadowHost';
import themeCss from '../../components/theme.css?inline';
import type { PageContext } from '../../lib/sequence/pageContext';
import { trusted } from '../../lib/sequence/trusted';
import type { CreditsStore } from '../../lib/state/credits';
import type { PopupStore } from '../../lib/state/startDialog';
import { useStore } from '../../lib/state/useStore';

interface PopupProps {
  readonly popups: PopupStore;
  readonly credits: CreditsStore;
  readonly onBuy: (event: Event) => void;
}

function LivePopup({ popups, credits, onBuy }: PopupProps) {
  const popup = useStore(popups, (state) => state.popup);
  const state = useStore(credits);
  if (popup === null) return null;
  if ('progress' in popup) {
    return <ProgressPopup progress={popup.progress} onStop={trusted(popup.cancel)} onClosed={popup.cancel} />;
  }
  const stop = () => popup.answer(false);
  return (
    <QuestionPopup
      question={popup.question}
      view={state.status === 'ready' ? state.view : null}
      onGoOn={trusted(() => popup.answer(true))}
      onStop={trusted(stop)}
      // Whatever closed it, nothing is spent.
      onClosed={stop}
      onBuy={onBuy}
    />
  );
}

/** The pop-up in a shadow root of its own, in the page only while it is open. */
export function createPopupUi(ctx: PageContext, props: PopupProps) {
  const host = new ShadowHost(ctx, {
    name: 'jason-ai-credits-dialog',
    css: themeCss + buyCss + dialogCss,
    ownsKeys: true,
    draw: () => <LivePopup {...props} />,
  });
  /** Shows it while there is something to show, also after the page has thrown it out. */
  const follow = () => {
    const isOpen = props.popups.getState().popup !== null;
    if (isOpen && !host.element.isConnected) host.mount((element) => document.body.append(element));
    else if (!isOpen && host.element.isConnected) host.remove();
  };
  ctx.onEnd(props.popups.subscribe(follow));
  return { follow };
}
