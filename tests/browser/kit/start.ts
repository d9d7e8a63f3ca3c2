import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StartedBrowser, startBrowser } from '../../../demo/browser.ts';

/** A browser in a profile of its own. */
export interface NewBrowser extends StartedBrowser {
  readonly profile: string;
}

/** What a browser starts from. */
interface Kind {
  /** A profile, as `prepareProfile` makes them; an empty one where absent. */
  readonly template?: string | undefined;
  /** Folders of other extensions that it has, too. */
  readonly others?: readonly string[];
}

/** Those that have been started before anybody asks for them, by their kind: null where it was asked for once. */
const ahead = new Map<string, Promise<NewBrowser> | null>();
/** Where the profiles of those are, so that what is left of them at the end is removed; null where none is started ahead. */
let folder: string | null = null;

/**
 * From now on, of each kind that is asked for again and again, the next browser starts while tests run in the one before.
 *
 * @param profiles where all profiles are put; the last browsers are never asked for, and end with this process
 */
export function startAhead(profiles: string): void {
  folder = profiles;
}

/** A browser that nobody has used. */
export async function newBrowser(kind: Kind): Promise<NewBrowser> {
  const name = JSON.stringify(kind);
  const waiting = ahead.get(name);
  // Nobody else gets it.
  ahead.set(name, null);
  // Where it failed that time, it gets another chance.
  const browser = (await waiting?.catch(() => null)) ?? (await start(kind));
  if (folder !== null && waiting !== undefined && ahead.get(name) === null) {
    const next = start(kind);
    next.catch(() => {});
    ahead.set(name, next);
  }
  return browser;
}

async function start({ template, others }: Kind): Promise<NewBrowser> {
  const profile = await mkdtemp(join(folder ?? tmpdir(), 'jason-ai-credits-'));
  if (template !== undefined) await cp(template, profile, { recursive: true });
  return { profile, ...(await startBrowser({ profile, headless: true, others })) };
}
