/** @jsxImportSource react */
import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { createTheme, ThemeProvider } from '@mui/material/styles';
import { createRoot } from 'react-dom/client';
import { App } from './app';

/** How long after its page the application comes. */
const LATE_MS = 3_000;

/** As MUI's docs say for a shadow root: what hangs off the document's body elsewhere is in it, and so are the styles. */
function draw(shadow: ShadowRoot): void {
  const container = document.createElement('div');
  shadow.append(container);
  const cache = createCache({ key: 'css', prepend: true, container: shadow });
  const inside = { defaultProps: { container } };
  const theme = createTheme({
    components: { MuiPopover: inside, MuiPopper: inside, MuiDialog: inside, MuiModal: inside },
  });
  const app = document.createElement('div');
  container.append(app);
  createRoot(app).render(
    <CacheProvider value={cache}>
      <ThemeProvider theme={theme}>
        <App />
      </ThemeProvider>
    </CacheProvider>,
  );
}

customElements.define(
  'cmp-application',
  class extends HTMLElement {
    connectedCallback() {
      setTimeout(() => draw(this.attachShadow({ mode: 'open' })), LATE_MS);
    }
  },
);
document.body.append(document.createElement('cmp-application'));
