import { Vendor } from '../vendor';
import { drawFramed, drawInto, drawLate, drawPlain, drawShadowed } from './draw';
import { translatePage } from './translator';

/** Few enough to be drawn anew with each change. */
const CONTACTS = 60;
/** Enough where their number isn't the point. */
const FEW = 30;

export const redrawn = () => drawPlain(new Vendor(CONTACTS));
export const framed = () => drawFramed(new Vendor(CONTACTS));
export const shadowed = () => drawShadowed(new Vendor(CONTACTS));
export const late = () => drawLate(new Vendor(CONTACTS));

/** Its list has a third of the rows at first; a button brings more. */
export const loadMore = () => drawInto(document.body, new Vendor(FEW), undefined, FEW / 2);

/** For those who like to count in tens: 1rem is 10px. */
export function rootFont(): void {
  document.documentElement.style.fontSize = '62.5%';
  drawInto(document.body, new Vendor(FEW));
}

/** A page in English, read in German. */
export function translated(): void {
  drawInto(document.body, new Vendor(FEW));
  translatePage(document);
}

/** Takes all keys for itself, wherever they are pressed: Enter and Space press what has the focus. */
export function keyCapture(): void {
  for (const type of ['keydown', 'keypress', 'keyup'] as const) {
    const take = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      const { activeElement } = document;
      const presses = type === 'keydown' && [' ', 'Enter'].includes(event.key);
      if (presses && activeElement instanceof HTMLElement) activeElement.click();
    };
    document.addEventListener(type, take, { capture: true });
  }
  drawInto(document.body, new Vendor(FEW));
}

/** Two front ends at one URL: the page changes from the older to the newer one without leaving it. */
export function generations(): void {
  const vendor = new Vendor(CONTACTS);
  document.body.className = 'first-generation';
  drawPlain(vendor);
  window.addEventListener('new-look', () => {
    document.body.className = '';
    drawShadowed(vendor);
  });
}
