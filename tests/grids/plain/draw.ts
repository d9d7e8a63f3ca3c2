import type { Vendor } from '../vendor';
import { PlainList } from './list';

/** Draws a whole page from scratch with each change: whatever others have put in it is gone. */
export function drawPlain(vendor: Vendor, heading = ''): void {
  const list = new PlainList(vendor, () => draw());
  let shown: HTMLElement | null = null;
  const draw = () => {
    // Another page is shown by now.
    if (shown !== null && !shown.isConnected) return;
    const main = document.createElement('main');
    main.innerHTML = `${heading}<div class="bar">${list.start()}<span class="place"></span></div>${list.html()}`;
    list.listen(main);
    shown = main;
    document.body.replaceChildren(main);
  };
  draw();
}

/** Gives a start control what it does. */
export type Act = (control: HTMLElement, start: () => void) => void;

const atClick: Act = (control, start) => control.addEventListener('click', start);

/**
 * Draws a page as a part of one: the control that starts a run stays, and the list is drawn anew with each change.
 *
 * @param step how many rows come at a time; all of them where absent
 */
export function drawInto(place: HTMLElement, vendor: Vendor, act = atClick, step?: number): void {
  const list = new PlainList(vendor, () => draw(), step);
  const [bar, people] = [document.createElement('div'), document.createElement('div')];
  bar.className = 'bar';
  bar.innerHTML = list.start();
  const start = bar.querySelector<HTMLElement>('.start');
  if (start) act(start, () => list.personalize());
  list.listen(people);
  const draw = () => {
    people.innerHTML = list.html();
  };
  draw();
  place.append(bar, people);
}

/** Draws a page in open shadow roots, one in the other. */
export function drawShadowed(vendor: Vendor): void {
  const list = new PlainList(vendor, () => draw());
  const app = document.createElement('people-app').attachShadow({ mode: 'open' });
  const people = document.createElement('people-list').attachShadow({ mode: 'open' });
  const bar = document.createElement('div');
  bar.className = 'bar';
  bar.innerHTML = list.start();
  app.append(bar, people.host);
  list.listen(app);
  const draw = () => {
    people.innerHTML = list.html();
  };
  draw();
  document.body.replaceChildren(app.host);
}

/** Draws a page in a frame, as an older page lives on in a newer one. */
export function drawFramed(vendor: Vendor): void {
  const list = new PlainList(vendor, () => draw());
  const frame = document.createElement('iframe');
  frame.className = 'people';
  frame.srcdoc = '<!doctype html><div class="bar"></div><div class="list"></div>';
  const draw = () => {
    const people = frame.contentDocument?.querySelector('.list');
    if (people) people.innerHTML = list.html();
  };
  frame.addEventListener('load', () => {
    const bar = frame.contentDocument?.querySelector('.bar');
    if (bar) bar.innerHTML = list.start();
    if (frame.contentDocument) list.listen(frame.contentDocument);
    draw();
  });
  document.body.replaceChildren('A newer page, and in it:', frame);
}

/** How long after the one before each part of a late page comes. */
const PAUSE_MS = 400;

/** Draws a page in parts, the first one long after its document. */
export function drawLate(vendor: Vendor): void {
  const list = new PlainList(vendor, () => draw());
  const [bar, people] = [document.createElement('div'), document.createElement('div')];
  bar.className = 'bar';
  const draw = () => {
    people.innerHTML = list.html();
  };
  list.listen(document.body);
  const parts = [
    () => document.body.append(people),
    () => document.body.prepend(bar),
    draw,
    () => bar.insertAdjacentHTML('beforeend', list.start()),
  ];
  const comeNext = () => {
    parts.shift()?.();
    if (parts.length > 0) setTimeout(comeNext, PAUSE_MS);
  };
  setTimeout(comeNext, PAUSE_MS);
}
