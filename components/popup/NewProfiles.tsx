import { useEffect, useMemo } from 'preact/hooks';
import type { Ask } from '../../lib/messages/ask';
import { createLoaded } from '../../lib/state/loaded';
import { useStore } from '../../lib/state/useStore';
import { ApproveProfiles } from '../approval/ApproveProfiles';

/** Asks about what the team has published, where there is something to be asked. */
export function NewProfiles({ ask }: { readonly ask: Ask }) {
  const sources = useMemo(() => createLoaded(() => ask('profiles.get', {})), [ask]);
  const state = useStore(sources.store);
  useEffect(() => void sources.reload(), [sources]);
  if (state.status !== 'ready') return null;
  const approve = async (digests: readonly string[]) => {
    await ask('profiles.approve', { digests });
    await sources.reload();
  };
  return <ApproveProfiles sources={state.value} approve={approve} />;
}
