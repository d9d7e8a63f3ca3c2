import buyCss from '../../components/counter/buyCredits.css?inline';
import dialogCss from '../../components/dialog/dialog.css?inline';
import { ProgressPopup } from '../../components/dialog/ProgressPopup';
import { QuestionPopup } from '../../components/dialog/QuestionPopup';
import { ShadowHost } from '../../components/injected/shadowHost';
import themeCss from '../../components/theme.css?inline';
import type { Guard } from '../../lib/sequence/guard/guard';
import type { PageContext } from '../../lib/sequence/pageContext';
import type { CreditsStore } from '../../lib/state/credits';
import type { PopupStore } from '../../lib/state/startDialog';

interface PopupOptions {
  readonly popups: PopupStore;
  readonly credits: CreditsStore;
  readonly onBuy: (event: Event) => void;
}

/** The pop-up in a shadow root of its own, in the page only while it is open. */
export function createPopupUi(ctx: PageContext, guard: Guard, { popups, credits, onBuy }: PopupOptions) {
  const draw = () => {
    const { popup } = popups.getState();
    const state = credits.getState();
    if (popup === null) return null;
    if ('progress' in popup) {
      const { progress, cancel } = popup;
      return <ProgressPopup progress={progress} onStop={guard.byPerson(cancel)} onClosed={cancel} />;
    }
    const stop = () => popup.answer(false);
    return (
      <QuestionPopup
        question={popup.question}
        view={state.status === 'ready' ? state.view : null}
        onGoOn={guard.byPerson(() => popup.answer(true))}
        onStop={guard.byPerson(stop)}
        // Whatever closed it, nothing is spent.
        onClosed={stop}
        onBuy={onBuy}
      />
    );
  };
  const host = new ShadowHost(ctx, guard, {
    name: 'jason-ai-credits-dialog',
    css: themeCss + buyCss + dialogCss,
    draw,
  });
  /** Shows it while there is something to show, also after the page has thrown it out. */
  const follow = () => {
    const isOpen = popups.getState().popup !== null;
    // Beside the body: a page's modal dialog hides whatever else is in that.
    if (isOpen && !host.element.isConnected)
      host.mount((element) => document.documentElement.append(element));
    else if (!isOpen && host.element.isConnected) host.remove();
    else host.redraw();
  };
  ctx.onEnd(
    popups.subscribe(() => {
      guard.own(host.element);
      follow();
    }),
  );
  ctx.onEnd(credits.subscribe(() => host.redraw()));
  return { follow };
}
