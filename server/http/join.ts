import { createHash } from 'node:crypto';

const STYLE = `
  :root { color-scheme: light dark; }
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem; }
  input { font: inherit; box-sizing: border-box; width: 100%; padding: .5rem; }
  button { font: inherit; margin-top: .5rem; padding: .5rem 1rem; }
  li { margin: .5rem 0; }
  h2 { font-size: 1rem; margin-top: 2rem; }
`;

/** The link is what this page was opened by: the token behind its # is in the browser and nowhere else. */
const SCRIPT = `
  const link = document.getElementById('link');
  const said = document.getElementById('said');
  const complete = /^#jac_[\\w-]{20,}$/i.test(location.hash);
  document.getElementById(complete ? 'steps' : 'incomplete').hidden = false;
  link.value = complete ? location.href : '';
  link.addEventListener('focus', () => link.select());
  document.getElementById('copy').addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(link.value);
      said.textContent = 'Copied.';
    } catch {
      link.focus();
      said.textContent = 'The link is selected: copy it with your keyboard.';
    }
  });
`;

const HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Join your team – Jason AI Credits</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Join your team</h1>
<noscript><p>Copy this page's address from the address bar, open the Settings of the Jason AI Credits extension, paste it
under “Join link”, and press Join.</p></noscript>
<p id="incomplete" hidden>This link is incomplete. Ask the person who sent it to send it again, whole.</p>
<div id="steps" hidden>
<p>This link makes your browser a member of your team. It is for you alone: don't pass it on. You need the browser extension
Jason AI Credits; whoever sent the link can tell you where to get it.</p>
<ol>
<li>Stay on this page, and press the icon of Jason AI Credits in your browser's toolbar. It may be under the puzzle piece.</li>
<li>Press “Look at the invitation”.</li>
<li>Press Join, and allow the connection.</li>
</ol>
<h2>If the icon shows no invitation</h2>
<p><label for="link">Copy this link</label>, open the extension's Settings, paste it under “Join link”, and press Join.</p>
<p><input id="link" readonly spellcheck="false" autocomplete="off">
<button id="copy" type="button">Copy link</button> <span id="said" role="status"></span></p>
</div>
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;

/** The page that a join link opens, and the policy that lets it do nothing but that. */
export function joinPage(): { html: string; policy: string } {
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(STYLE)}`,
    `script-src ${hashOf(SCRIPT)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return { html: HTML, policy };
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
