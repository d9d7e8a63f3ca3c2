import { Vendor } from '../vendor';
import { drawPlain } from './draw';

/** How somebody else's app changes its view without a new document. */
export type Way = 'hash' | 'history' | 'navigation';

const HERE = '/grids/routes';

/** An app with several sequences and other views, in which one gets about in every way there is. */
export function routes(): void {
  window.addEventListener('hashchange', draw);
  window.addEventListener('popstate', draw);
  window.navigation.addEventListener('navigate', (event) => {
    if (event.info === 'app') event.intercept({ handler: async () => draw() });
  });
  // For the tests, which are the ones that get about in it.
  Object.assign(globalThis, { go });
  draw();
}

/** @param sequence its id; null for a view that isn't a sequence's */
function go(way: Way, sequence: string | null): void {
  const path = `${HERE}/${sequence === null ? 'settings' : `sequences/${sequence}`}`;
  switch (way) {
    case 'hash':
      location.hash = sequence === null ? '#/settings' : `#/campaign/${sequence}/people`;
      break;
    case 'history':
      history.pushState(null, '', path);
      draw();
      break;
    case 'navigation':
      window.navigation.navigate(path, { info: 'app' });
      break;
  }
}

/** Every view has a toolbar; only those of sequences have a list. */
function draw(): void {
  const route = location.hash === '' ? location.pathname : location.hash;
  const sequence = /\/(?:sequences|campaign)\/(\d+)/.exec(route)?.[1];
  if (sequence === undefined) {
    document.body.innerHTML = '<main><h1>Settings</h1><div class="bar"></div></main>';
    return;
  }
  // Each sequence has another number of contacts.
  drawPlain(new Vendor(Number(sequence)), `<h1>Sequence ${sequence}</h1>`);
}
