/** @jsxImportSource react */
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { drawInto } from '../plain/draw';
import { Vendor } from '../vendor';

const vendor = new Vendor(30);
const draw = (place: HTMLDivElement | null) => {
  if (place) drawInto(place, vendor);
};

function Sequence() {
  const [open, setOpen] = useState(true);
  return (
    <Dialog open={open} onClose={() => setOpen(false)} maxWidth="md" fullWidth>
      <DialogContent>
        <div ref={draw} />
      </DialogContent>
    </Dialog>
  );
}

const app = document.createElement('div');
document.body.append(app);
createRoot(app).render(<Sequence />);
