import type { Runtime } from 'webextension-polyfill';
import type { PageProfile } from '../../profile/profile';
import type { FromPage, ToPage } from '../protocol';
import { candidatesFor } from '../suggest/candidates';
import { createChanges } from './changes';
import { pointAtOne } from './picker';
import { elementsOf } from './places';
import { reportOn } from './report';
import { showUntilDone } from './show';

/** Does in the page what the workshop asks for, until the port is gone; then nothing of it is left in the page. */
export function serveWorkshop(port: Runtime.Port): void {
  let profile: PageProfile | null = null;
  let others: readonly PageProfile[] = [];
  /** Ends what is going on over the page: pointing or showing. */
  let over = new AbortController();

  const tell = (message: FromPage): void => port.postMessage(message);
  const report = (): void => {
    if (profile === null) return;
    changes.follow(profile);
    tell({ type: 'report', report: reportOn(document, location.href, profile, others) });
  };
  const changes = createChanges(report);
  const begin = (): AbortSignal => {
    over.abort();
    over = new AbortController();
    return over.signal;
  };

  port.onMessage.addListener((received) => {
    const message = received as ToPage;
    switch (message.type) {
      case 'read':
        ({ profile, others } = message);
        report();
        break;
      case 'rest':
        changes.rest();
        break;
      case 'pick': {
        const { part, prompt } = message;
        pointAtOne({
          prompt,
          signal: begin(),
          onPicked: (element) => {
            if (profile !== null) {
              tell({ type: 'picked', part, candidates: candidatesFor(part, element, profile) });
            }
          },
          onGivenUp: () => tell({ type: 'ended' }),
        });
        break;
      }
      case 'show':
        if (profile !== null) {
          const elements = elementsOf(document, profile, message.part, message.index);
          showUntilDone({
            prompt: message.prompt,
            elements,
            signal: begin(),
            onSeen: () => tell({ type: 'ended' }),
          });
        }
        break;
      case 'stop':
        over.abort();
        break;
    }
  });
  port.onDisconnect.addListener(() => {
    changes.rest();
    over.abort();
  });
}
