import type { SequenceSummary } from '../../model';
import { DIRECTORY_HREF, hrefOf, type Route } from '../route';

interface SidebarProps {
  readonly sequences: readonly SequenceSummary[];
  readonly route: Route;
}

export function Sidebar({ sequences, route }: SidebarProps) {
  const openId = 'sequenceId' in route ? route.sequenceId : null;
  return (
    <nav class="sidebar" aria-label="Main">
      <h2 class="sidebar__heading">Sequences</h2>
      {sequences.map(({ id, name }) => (
        <a key={id} class="sidebar__link" href={hrefOf(id)} aria-current={id === openId ? 'page' : undefined}>
          {name}
        </a>
      ))}
      <h2 class="sidebar__heading">Contacts</h2>
      <a
        class="sidebar__link"
        href={DIRECTORY_HREF}
        aria-current={route.view === 'directory' ? 'page' : undefined}
      >
        People
      </a>
    </nav>
  );
}
