import type { Sequence } from '../../model';
import { useWords } from '../language';

export function Settings({ sequence }: { sequence: Sequence }) {
  const { number } = useWords();
  return (
    <main class="page">
      <h1>{sequence.name}</h1>
      <dl class="card facts">
        <dt>Sends from</dt>
        <dd>{sequence.mailbox}</dd>
        <dt>Schedule</dt>
        <dd>{sequence.schedule}</dd>
        <dt>Daily limit</dt>
        <dd>{number(sequence.dailyLimit)} emails</dd>
        <dt>Email steps</dt>
        <dd>{sequence.steps.map(({ day }) => `day ${day}`).join(', ')}</dd>
      </dl>
    </main>
  );
}
