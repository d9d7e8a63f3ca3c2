import type { SequenceSummary } from '../../model';
import { useWords } from '../language';
import { hrefOf } from '../route';

/** The account's people by the sequence that they are in. */
export function Directory({ sequences }: { sequences: readonly SequenceSummary[] }) {
  const { number } = useWords();
  return (
    <main class="page">
      <h1>People</h1>
      <table class="card directory">
        <thead>
          <tr>
            <th scope="col">Sequence</th>
            <th scope="col" class="directory__number">
              Contacts
            </th>
          </tr>
        </thead>
        <tbody>
          {sequences.map(({ id, name, contacts }) => (
            <tr key={id}>
              <td>
                <a href={hrefOf(id)}>{name}</a>
              </td>
              <td class="directory__number">{number(contacts)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
