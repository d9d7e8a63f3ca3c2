import { createHash } from 'node:crypto';

const STYLE = `
  :root { color-scheme: light dark; }
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem; }
`;

/** A page of a few words, without a script, and the policy that lets it do nothing at all. */
export function paymentPage({ title, words }: { readonly title: string; readonly words: string }): {
  html: string;
  policy: string;
} {
  const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const hash = createHash('sha256').update(STYLE).digest('base64');
  return {
    html: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} – Jason AI Credits</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${escaped}</p>
</main>
</body>
</html>
`,
    policy: `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  };
}
