import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { DemoResponse } from './http.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.csv': 'text/csv; charset=utf-8',
};

/** A file of the built app; index.html for every path that isn't one, as the app routes by itself. */
export async function answerFile(appDir: string, path: string): Promise<DemoResponse> {
  return (await readAsset(appDir, path)) ?? (await readAsset(appDir, '/index.html')) ?? NOT_BUILT;
}

const NOT_BUILT: DemoResponse = {
  status: 503,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'The app is not built yet. Build it with: npx vite build -c demo/vite.config.ts',
};

async function readAsset(appDir: string, path: string): Promise<DemoResponse | null> {
  const type = TYPES[extname(path)];
  if (type === undefined) return null;
  try {
    // A path that starts at the root can't climb out of it when normalized.
    const body = await readFile(join(appDir, normalize(join('/', decodeURIComponent(path)))));
    return { status: 200, headers: { 'content-type': type, 'cache-control': 'no-cache' }, body };
  } catch {
    return null;
  }
}
