import { Vendor } from '../vendor';
import { PlainList } from './list';

const CONTACTS = 60;
const PORTION = 20;
/** How long some of them take to be loaded. */
const LOADING_MS = 150;

/** A list that is turned page by page, of which a tab says how many it has, and in which one chooses from a menu. */
export function selectMenu(): void {
  const vendor = new Vendor(CONTACTS);
  let from = 0;
  let isLoading = true;
  const shown = () => (isLoading ? [] : vendor.people.slice(from, from + PORTION));
  const list = new PlainList(vendor, () => draw(), shown);
  const main = document.createElement('main');
  const menu = document.createElement('ul');
  menu.role = 'menu';
  menu.innerHTML =
    '<li role="menuitem" class="all">All in list</li><li role="menuitem" class="none">None</li>';
  const draw = () => {
    const disabled = (is: boolean) => (is ? 'disabled' : '');
    main.innerHTML = `<div class="bar">${list.start()}</div>${list.emails()}
      <p class="tabs"><button>All
        <span>(${CONTACTS})</span></button> <button>Replied <span>(0)</span></button></p>
      <p><button class="select" ${disabled(isLoading)}>Select</button></p>${list.rows()}
      <p><button class="back" ${disabled(isLoading || from === 0)}>Back</button>
        <button class="forward" ${disabled(isLoading || from + PORTION >= CONTACTS)}>Forward</button></p>`;
  };
  const load = (next: number) => {
    from = next;
    isLoading = true;
    draw();
    setTimeout(() => {
      isLoading = false;
      draw();
    }, LOADING_MS);
  };
  onClick('.select', () => document.body.append(menu));
  onClick('.back', () => load(from - PORTION));
  onClick('.forward', () => load(from + PORTION));
  list.listen(document.body);
  onClick('[role=menuitem]', () => menu.remove());
  menu.addEventListener('keydown', ({ key }) => key === 'Escape' && menu.remove());
  document.body.replaceChildren(main);
  load(0);
}

/** A list that a button adds to. */
export function loadMore(): void {
  const vendor = new Vendor(CONTACTS);
  let until = PORTION;
  let isLoading = false;
  const list = new PlainList(
    vendor,
    () => draw(),
    () => vendor.people.slice(0, until),
  );
  const main = document.createElement('main');
  const more = () => (until < CONTACTS ? '<button class="more">Load more</button>' : '');
  const draw = () => {
    main.innerHTML = `<div class="bar">${list.start()}</div>${list.html()}
      <p>${isLoading ? 'Loading…' : more()}</p>`;
  };
  onClick('.more', () => {
    isLoading = true;
    draw();
    setTimeout(() => {
      isLoading = false;
      until += PORTION;
      draw();
    }, LOADING_MS);
  });
  list.listen(document.body);
  document.body.replaceChildren(main);
  draw();
}

function onClick(selector: string, act: () => void): void {
  document.addEventListener('click', ({ target }) => {
    if ((target as Element).closest(selector) !== null) act();
  });
}
