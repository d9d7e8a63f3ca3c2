import { drawInto } from '../plain/draw';
import { Vendor } from '../vendor';

const dialog = document.createElement('dialog');
// By Escape, and by a press elsewhere.
dialog.setAttribute('closedby', 'any');
dialog.addEventListener('close', () => dialog.remove());
drawInto(dialog, new Vendor(30));
document.body.append(dialog);
dialog.showModal();
