import { type Act, drawInto } from '../plain/draw';
import { Vendor } from '../vendor';
import type { Press } from './presses';

/** How each start control comes to start a run. */
const ACTS: Readonly<Record<Press, Act>> = {
  pointerdown: atPointer,
  mousedown: atPointer,
  pointerup: atPointer,
  mouseup: atPointer,
  touchend: actAt('touchend', 'click'),
  keydown(control, start) {
    atKeys(control, start);
    control.addEventListener('click', start);
  },
  submit(control, start) {
    const form = document.createElement('form');
    control.replaceWith(form);
    form.append(control);
    actAt('submit')(form, start);
  },
  menu(control, start) {
    control.addEventListener('click', start);
    const menu = document.createElement('details');
    menu.innerHTML = '<summary>More</summary><button class="entry">Write emails</button>';
    menu.querySelector('.entry')?.addEventListener('click', () => control.click());
    control.after(menu);
  },
  shortcut(control, start) {
    control.addEventListener('click', start);
    document.addEventListener('keydown', ({ ctrlKey, key }) => {
      if (ctrlKey && key === 'Enter') control.click();
    });
  },
};

const press = location.pathname.split('/')[3] as Press;
drawInto(document.body, new Vendor(30), ACTS[press]);

function atPointer(control: HTMLElement, start: () => void): void {
  control.addEventListener(press, start);
  atKeys(control, start);
}

/** The button's own click would come when the key goes up, or as it is repeated. */
function atKeys(control: HTMLElement, start: () => void): void {
  control.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    start();
  });
}

function actAt(...types: readonly string[]): Act {
  return (target, start) => {
    for (const type of types) {
      target.addEventListener(type, (event) => {
        // What the browser would make of it is not to start another run.
        event.preventDefault();
        start();
      });
    }
  };
}
