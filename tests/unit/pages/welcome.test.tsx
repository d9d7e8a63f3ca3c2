// @vitest-environment jsdom
import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WelcomePage } from '../../../components/welcome/WelcomePage';
import type { TeamConnection } from '../../../lib/messages/catalogue';
import { ProblemError } from '../../../lib/protocol/problem';
import { type Answers, fakeWorker, NOTHING_SET } from './pageKit';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

function open(answers: Answers = {}) {
  const worker = fakeWorker({ 'team.get': () => null, ...answers });
  render(<WelcomePage ask={worker.ask} />);
  return { worker, user: userEvent.setup({ delay: null }) };
}

type User = ReturnType<typeof open>['user'];
const heading = (name: string) => screen.findByRole('heading', { name });
const next = (user: User) => user.click(screen.getByRole('button', { name: 'Next' }));

describe('the introduction', () => {
  it('says what credits do, and what each category costs', async () => {
    open();
    expect(await heading('Know what it costs before you start')).toBeInTheDocument();
    const prices = within(screen.getByRole('table', { name: 'Credits per contact, for each email' }));
    expect(prices.getAllByRole('row').map((row) => row.textContent)).toEqual([
      'Written asCredits',
      'Opener2',
      'Outbound sales1',
      'Inbound sales1',
      'Recruiter1',
      'Start-up1',
      'Business development1',
    ]);
  });

  it('takes the focus along, step by step, and leaves it alone at the start', async () => {
    const { user } = open();
    expect(document.body).toHaveFocus();
    await next(user);
    expect(await heading('Where your credits are')).toHaveFocus();
    expect(screen.getByText('Step 2 of 3')).toBeInTheDocument();
    await next(user);
    expect(await heading('Try it')).toHaveFocus();
    expect(screen.queryByRole('button', { name: 'Next' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(await heading('Where your credits are')).toHaveFocus();
  });

  it('asks the worker for nothing before the step that tells of the team', async () => {
    const { worker, user } = open();
    expect(worker.requests('team.get')).toEqual([]);
    await next(user);
    expect(await screen.findByText(/this browser keeps them itself/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open Settings' })).toHaveAttribute('href', '/options.html#team');
  });

  it('names the team that this browser is in', async () => {
    const { user } = open({ 'team.get': () => ({ team: { id: 'acme', name: 'Acme' } }) as TeamConnection });
    await next(user);
    expect(await screen.findByText(/^You're in Acme/)).toBeInTheDocument();
    expect(screen.queryByText('Does your team share credits?')).toBeNull();
  });

  it('names the server that the organisation has set', async () => {
    const server = { url: 'https://credits.example', hasLink: true };
    const { user } = open({ 'policy.get': () => ({ ...NOTHING_SET, server }) });
    await next(user);
    expect(await screen.findByText(/keeps its credits on https:\/\/credits\.example/)).toBeInTheDocument();
  });

  it('says what is wrong where it can’t be told where credits are, and goes on all the same', async () => {
    const { worker, user } = open({
      'team.get': () => {
        throw new ProblemError('storage-failed');
      },
    });
    await next(user);
    expect(await screen.findByRole('alert')).toHaveTextContent(/can't be read/);
    worker.answers['team.get'] = () => null;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/this browser keeps them itself/)).toBeInTheDocument();
    await next(user);
    expect(await heading('Try it')).toBeInTheDocument();
  });

  it.each([
    ['firefox', /gear beside/],
    ['chrome', /pin beside/],
  ])('says how to keep it in sight in %s', async (name, words) => {
    vi.stubEnv('BROWSER', name);
    const { user } = open();
    await next(user);
    expect(screen.getByText(words)).toBeInTheDocument();
  });
});

describe('the practice page', () => {
  it('shows the counter, asks about too many, and counts what becomes of them', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { worker, user } = open();
    await next(user);
    await next(user);
    const counter = screen.getByRole('region', { name: 'Jason AI credits' });
    expect(counter).toHaveTextContent(/7 credits/);
    await user.click(screen.getByLabelText('Choose all'));
    expect(counter).toHaveTextContent(/6 contacts × 2 = 12 credits.*covers the first 3/);
    const start = screen.getByRole('button', { name: 'Personalize with Jason AI' });
    await user.click(start);
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('heading')).toHaveTextContent('Your credits cover the first 3 contacts');
    await user.click(dialog.getByRole('button', { name: 'Personalize the first 3' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(start).toHaveFocus();
    expect(counter).toHaveTextContent(/1 available · 6 retained/);

    await vi.advanceTimersByTimeAsync(10_000);
    await waitFor(() => expect(counter).toHaveTextContent(/3 credits/));
    expect(
      screen.getByText("4 credits used for what worked, 2 credits returned for what didn't."),
    ).toHaveRole('status');
    expect(screen.getAllByText('Personalized')).toHaveLength(2);
    expect(screen.getByText(/Too little is known/)).toBeInTheDocument();
    // Nothing of it has reached the worker.
    expect(worker.requests('run.hold')).toEqual([]);
    expect(worker.requests('demo.grant')).toEqual([]);
    expect(screen.getByRole('link', { name: 'Open Reply' })).toHaveAttribute('href', 'https://run.reply.io');
  });

  it('buys practice credits and nothing else', async () => {
    const { worker, user } = open();
    await next(user);
    await next(user);
    await user.click(screen.getByRole('button', { name: 'Buy credits' }));
    expect(screen.getByText('10 practice credits were added.')).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Jason AI credits' })).toHaveTextContent(/17 credits/);
    expect(worker.requests('page.buy')).toEqual([]);
  });
});
