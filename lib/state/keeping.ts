import type { Ask } from '../messages/ask';
import type { TeamConnection } from '../messages/catalogue';
import type { PolicyView } from '../settings/policy';
import { createLoaded, type LoadedStore } from './loaded';

/** The server that the organisation has set; null where it is the person's to choose. */
export type ManagedServer = PolicyView['server'];

/** A page's copy of where credits are kept, and of who decides that. */
export interface Keeping {
  /** Null where this browser keeps them. */
  readonly connection: TeamConnection | null;
  readonly managed: ManagedServer;
}

export function createKeepingStore(ask: Ask): LoadedStore<Keeping> {
  return createLoaded(() => readKeeping(ask));
}

export async function readKeeping(ask: Ask): Promise<Keeping> {
  const [connection, { server }] = await Promise.all([ask('team.get', {}), ask('policy.get', {})]);
  return { connection, managed: server };
}
