/** @jsxImportSource react */
import { Content, Overlay, Portal, Root, Title } from '@radix-ui/react-dialog';
import { createRoot } from 'react-dom/client';
import { drawInto } from '../plain/draw';
import { Vendor } from '../vendor';

const vendor = new Vendor(30);
const draw = (place: HTMLDivElement | null) => {
  if (place) drawInto(place, vendor);
};

const app = document.createElement('div');
document.body.append(app);
createRoot(app).render(
  <Root defaultOpen>
    <Portal>
      <Overlay />
      <Content className="sheet" aria-describedby={undefined}>
        <Title>Sequence 7</Title>
        <div ref={draw} />
      </Content>
    </Portal>
  </Root>,
);
