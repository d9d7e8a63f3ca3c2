import { createFocusTrap } from 'focus-trap';
import { drawInto } from '../plain/draw';
import { Vendor } from '../vendor';

const panel = document.createElement('main');
drawInto(panel, new Vendor(30));
document.body.append(panel);
// It ends by Escape.
createFocusTrap(panel, { onDeactivate: () => panel.remove() }).activate();
