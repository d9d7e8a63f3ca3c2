import { useEffect, useMemo, useState } from 'preact/hooks';
import { createAnnouncer } from './announcer';

interface Props {
  /** What is read out when it changes. */
  readonly words: string;
  /** More changes are sure to follow. */
  readonly underWay: boolean;
}

/** Says what has changed to whoever doesn't see it; see {@link createAnnouncer}. */
export function Announced({ words, underWay }: Props) {
  const [said, say] = useState('');
  const announcer = useMemo(() => createAnnouncer(say), []);
  useEffect(() => announcer.stop, [announcer]);
  useEffect(() => announcer.tell(words, underWay), [announcer, words, underWay]);
  return (
    <p class="visually-hidden" role="status">
      {said}
    </p>
  );
}
