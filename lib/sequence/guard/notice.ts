const SHOWN_MS = 20_000;
const CSS = `:host{all:initial!important;position:fixed!important;inset-block:auto 12px!important;inset-inline:auto 12px!important;z-index:2147483647!important}
p{margin:0;max-width:340px;padding:10px 14px;border-radius:8px;background:#171a26;color:#fff;font:13px/1.45 system-ui,sans-serif;outline:1px solid #fff}`;

/** Tells the rep, over the page and read out, what the page has done without us. For as long as it takes to be read. */
export function showNotice(words: string): void {
  const host = document.createElement('jason-ai-credits-notice');
  const style = document.createElement('style');
  style.textContent = CSS;
  const told = document.createElement('p');
  told.setAttribute('role', 'alert');
  host.attachShadow({ mode: 'open' }).append(style, told);
  document.documentElement.append(host);
  // An alert that comes with its words isn't read out.
  told.textContent = words;
  setTimeout(() => host.remove(), SHOWN_MS);
}
