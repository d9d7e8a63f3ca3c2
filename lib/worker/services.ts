import type { Backend } from '../backend/backend';
import type { Cache } from '../cache/cache';
import type { RunPages } from '../cache/runPages';
import type { Diagnoses } from './diagnoses';

/** What the worker's handlers work with; composed in entrypoints/background.ts. */
export interface Services {
  readonly backend: Backend;
  readonly cache: Cache;
  readonly runPages: RunPages;
  readonly diagnoses: Diagnoses;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** UUIDv7. */
  readonly newId: () => string;
  /** To be called after every change: pages, badge and alarm follow. */
  readonly changed: () => void;
}
