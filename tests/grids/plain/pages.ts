import { Vendor } from '../vendor';
import { drawFramed, drawLate, drawPlain, drawShadowed } from './draw';

/** Few enough to be drawn anew with each change. */
const CONTACTS = 60;

export const redrawn = () => drawPlain(new Vendor(CONTACTS));
export const framed = () => drawFramed(new Vendor(CONTACTS));
export const shadowed = () => drawShadowed(new Vendor(CONTACTS));
export const late = () => drawLate(new Vendor(CONTACTS));

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
