import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { Language } from './copy.ts';

const STYLE = `
  :root { color-scheme: light dark; }
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem;
    overflow-wrap: anywhere; }
  input { font: inherit; box-sizing: border-box; width: 100%; padding: .5rem; }
  button { font: inherit; margin-block-start: .5rem; padding: .5rem 1rem; }
  li { margin: .5rem 0; }
  h2 { font-size: 1rem; margin-block-start: 2rem; }
`;

/** A piece of HTML in which all that was put in is escaped. */
export type Html = ReturnType<typeof html>;

/** A page of the server's own. */
export interface Page {
  readonly html: Html;
  /** The `Content-Security-Policy` that lets it do nothing but what is written in it. */
  readonly policy: string;
}

/** @param script the page's only one; it has none where absent */
export function pageOf(
  language: Language,
  { title, body, script }: { readonly title: string; readonly body: Html; readonly script?: string },
): Page {
  return {
    html: html`<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} – Jason AI Credits</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
${script === undefined ? '' : raw(`<script>${script}</script>`)}
</body>
</html>
`,
    policy: [
      "default-src 'none'",
      `style-src ${hashOf(STYLE)}`,
      ...(script === undefined ? [] : [`script-src ${hashOf(script)}`]),
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  };
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
