import { useEffect, useState } from 'preact/hooks';
import { problemText } from '../../../lib/i18n/codes';
import { text } from '../../../lib/i18n/text';
import { type Ask, problemOf } from '../../../lib/messages/ask';
import type { TeamConnection } from '../../../lib/messages/catalogue';
import { joinLink, parseJoinLink } from '../../../lib/protocol/joinLink';
import { ProblemError } from '../../../lib/protocol/problem';
import type { TeamInfo } from '../../../lib/protocol/team';
import { requestAccess } from '../../../lib/settings/serverAccess';
import type { ManagedServer } from '../../../lib/state/keeping';
import { useStore } from '../../../lib/state/useStore';
import { Field } from '../../ui/Field';
import { ProblemNote } from '../../ui/ProblemNote';
import { StatusLine } from '../../ui/StatusLine';
import { useAction } from '../../ui/useAction';
import type { Invitation } from './invitation';
import { LossQuestion } from './LossQuestion';
import { useLeaving } from './useLeaving';

interface Props {
  readonly managed: ManagedServer;
  readonly ask: Ask;
  readonly invitation: Invitation;
  readonly onJoined: (connection: TeamConnection) => Promise<void>;
}

type Task = 'test' | 'join';

/** Takes a join link; tries it, or joins with it. Nothing is sent without a click. */
export function JoinForm({ managed, ask, invitation, onJoined }: Props) {
  const { link } = useStore(invitation);
  const [typed, setTyped] = useState(link);
  const [error, setError] = useState<string | null>(null);
  const [task, setTask] = useState<Task>('join');
  const [refusedHost, setRefusedHost] = useState<string | null>(null);
  // The organisation has set the link as well: the worker has it, and no page needs it.
  const fixed = managed?.hasLink ? managed.url : null;
  const followed = fixed === null ? unwrapped(typed) : null;

  useEffect(() => {
    if (link !== '') setTyped(link);
  }, [link]);

  const leaving = useLeaving(ask, async (leaveBehind) => {
    const connection = await ask('team.join', { link: followed, leaveBehind });
    invitation.setState({ link: '' });
    setTyped('');
    await onJoined(connection);
  });
  const action = useAction(async (task: Task, url: string, access: Promise<boolean>) => {
    if (!(await access)) setRefusedHost(new URL(url).hostname);
    else if (task === 'test') return testedText(await ask('team.test', { link: followed }));
    else await leaving.tryIt();
    return '';
  });
  const busy = action.state.status === 'busy';

  const press = (task: Task) => {
    if (busy || leaving.loss !== null) return;
    setRefusedHost(null);
    setTask(task);
    try {
      const url = fixed ?? serverOf(typed, managed);
      setError(null);
      // In the click itself, for browsers that ask only then.
      void action.run(task, url, requestAccess(url));
    } catch (thrown) {
      action.reset();
      setError(wrongLinkText(thrown));
    }
  };

  return (
    <form onSubmit={(event) => event.preventDefault()} noValidate>
      <Field
        label={text(fixed === null ? 'options_team_link' : 'options_team_server')}
        hint={text(fixed === null ? 'options_team_link_hint' : 'managed_field')}
        error={error}
      >
        {(links) => (
          <input
            {...links}
            type="url"
            autocomplete="off"
            spellcheck={false}
            readOnly={fixed !== null || busy || leaving.loss !== null}
            value={fixed ?? typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
            // Before the field takes its line breaks away: with them, it is known where a link ends.
            onPaste={(event) => {
              const pasted = event.clipboardData?.getData('text') ?? '';
              const link = unwrapped(pasted);
              if (event.currentTarget.readOnly || link === pasted) return;
              event.preventDefault();
              setTyped(link);
            }}
          />
        )}
      </Field>
      {action.state.status === 'problem' && <ProblemNote problem={action.state.problem} />}
      {refusedHost !== null && (
        <p class="note note-warn" role="alert">
          <span>{text('options_team_refused', refusedHost)}</span>
        </p>
      )}
      <div class="actions">
        {/* The first to submit is what the Enter key presses. */}
        <button
          type="submit"
          class="button button-primary"
          aria-disabled={busy}
          onClick={() => press('join')}
        >
          {text('options_team_join')}
        </button>
        <button type="button" class="button" aria-disabled={busy} onClick={() => press('test')}>
          {text('options_team_test')}
        </button>
        <StatusLine>
          {busy
            ? text(task === 'test' ? 'options_team_testing' : 'options_team_joining')
            : action.state.status === 'done'
              ? action.state.result
              : ''}
        </StatusLine>
      </div>
      {leaving.loss !== null && (
        <LossQuestion
          loss={leaving.loss}
          confirmLabel={text('options_team_join_anyway')}
          confirm={leaving.doItAnyway}
          stay={leaving.stay}
        />
      )}
    </form>
  );
}

/** A link without what mail programs and chats have made of it; any other text as it is. */
function unwrapped(text: string): string {
  try {
    return joinLink(parseJoinLink(text));
  } catch {
    return text;
  }
}

function testedText({ team, member }: TeamInfo): string {
  return text('options_team_test_ok', team.name, member.name, text(`role_${member.role}`));
}

/** @throws ProblemError where it isn't a link, or one to another server than the organisation's */
function serverOf(link: string, managed: ManagedServer): string {
  const { url } = parseJoinLink(link);
  if (managed !== null && url !== managed.url) throw new ProblemError('set-by-organisation');
  return url;
}

function wrongLinkText(thrown: unknown): string {
  const { code } = problemOf(thrown);
  return code === 'invalid-input' ? text('options_team_link_error') : problemText(code);
}
