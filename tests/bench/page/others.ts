import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launch } from '../../../demo/browser.ts';
import { installFromDebian, isUsable } from '../../setup/programs.mjs';
import type { Stage } from '../kit/stage.ts';
import { html, routePages, WITH_EXTENSION } from './sequencePage.ts';

/** An extension that many people have: what its content scripts cost a page is the measure for ours. */
export interface OtherExtension {
  readonly name: string;
  readonly debianPackage: string;
  /** Where that puts it. */
  readonly folder: string;
}

export const OTHERS: readonly OtherExtension[] = [
  {
    name: 'KeePassXC-Browser',
    debianPackage: 'webext-keepassxc-browser',
    folder: '/usr/share/webext/keepassxc-browser',
  },
  {
    name: 'uBlock Origin',
    debianPackage: 'webext-ublock-origin-chromium',
    folder: '/usr/share/chromium/extensions/ublock-origin',
  },
];

interface OldManifest {
  readonly default_locale?: string;
  readonly content_scripts: readonly { readonly js: readonly string[]; readonly run_at: string }[];
}

/** A browser with nothing but another extension's first content scripts, on the page that ours run on; and a tab of it. */
export async function openWith(
  other: OtherExtension,
  stage: Pick<Stage, 'atEnd'>,
  contacts: number,
): Promise<Page> {
  const extension = await wrapped(other, stage);
  const profile = await temporary(stage);
  const context = await launch({ profile, headless: true, extension });
  stage.atEnd(() => context.close());
  await routePages(context, html(contacts));
  return context.newPage();
}

/** Chromium no longer takes extensions of their generation: their scripts are put into one of today's. */
async function wrapped(
  { name, debianPackage, folder }: OtherExtension,
  stage: Pick<Stage, 'atEnd'>,
): Promise<string> {
  if (!isUsable(folder)) installFromDebian(name, debianPackage);
  if (!isUsable(folder))
    throw new Error(`Install ${debianPackage}: its content scripts are measured beside ours`);
  const copy = await temporary(stage);
  await cp(folder, copy, { recursive: true, dereference: true });
  const manifest = join(copy, 'manifest.json');
  const { default_locale, content_scripts }: OldManifest = JSON.parse(await readFile(manifest, 'utf8'));
  const [scripts] = content_scripts;
  await writeFile(
    manifest,
    JSON.stringify({
      manifest_version: 3,
      name,
      version: '1',
      ...(default_locale !== undefined && { default_locale }),
      content_scripts: [
        { js: scripts?.js, run_at: scripts?.run_at, matches: [`${new URL(WITH_EXTENSION).origin}/*`] },
      ],
    }),
  );
  return copy;
}

async function temporary(stage: Pick<Stage, 'atEnd'>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jason-ai-credits-'));
  stage.atEnd(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
