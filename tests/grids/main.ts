/** The pages, by the first part of their path below `/grids/`. Each draws itself into the document. */
const PAGES: Readonly<Record<string, () => Promise<unknown>>> = {
  'ag-grid': () => import('./agGrid/page'),
  tabulator: () => import('./tabulator/page'),
  'mui-grid': () => import('./muiGrid/page'),
  'virtual-list': () => import('./virtualList/page'),
  'trimming-list': () => import('./virtualList/page'),
  'react-aria': () => import('./reactAria/page'),
  'focus-trap': () => import('./focusTrap/page'),
  'radix-dialog': () => import('./radixDialog/page'),
  'native-dialog': () => import('./nativeDialog/page'),
  'mui-shadow': () => import('./muiShadow/page'),
  'mui-dialog': () => import('./muiDialog/page'),
  pressed: () => import('./pressed/page'),
  redrawn: async () => (await import('./plain/pages')).redrawn(),
  framed: async () => (await import('./plain/pages')).framed(),
  shadowed: async () => (await import('./plain/pages')).shadowed(),
  late: async () => (await import('./plain/pages')).late(),
  'load-more': async () => (await import('./plain/pages')).loadMore(),
  'root-font': async () => (await import('./plain/pages')).rootFont(),
  translated: async () => (await import('./plain/pages')).translated(),
  'captured-input': async () => (await import('./plain/pages')).keyCapture(),
  generations: async () => (await import('./plain/pages')).generations(),
  routes: async () => (await import('./plain/routes')).routes(),
};

const [, , page = ''] = location.pathname.split('/');
await PAGES[page]?.();
document.documentElement.dataset.drawn = page;
