// @vitest-environment jsdom
import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { WorkshopPage } from '../../../components/workshop/WorkshopPage';
import type { PageProfile } from '../../../lib/profile/profile';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import { ProblemError } from '../../../lib/protocol/problem';
import type { PublishedProfiles, PublishedSummary } from '../../../lib/protocol/profiles';
import { DEFAULT_SETTINGS, type Settings } from '../../../lib/settings/settings';
import type { Browsing, OpenPage } from '../../../lib/workshop/browsing';
import { printProfile } from '../../../lib/workshop/importText';
import { serveWorkshop } from '../../../lib/workshop/page/serve';
import { type Answers, fakeWorker, sourcesOf } from '../pages/pageKit';
import { EditorPage } from '../sequence/editorPage';
import { portPair } from './ports';

// In jsdom, a script is all that can press.
vi.mock('../../../lib/sequence/trusted', () => ({ isByPerson: () => true }));

// jsdom has no layout to scroll, and no windows to bring to the front.
Element.prototype.scrollIntoView = () => undefined;
window.focus = () => undefined;

/** It is for the page that the tests are in. */
const HERE: PageProfile = { ...replySequenceEditor, urls: ['https://run.reply.io/app/sequences/{id}/*'] };
const PAGE: OpenPage = { tabId: 7, title: 'Reply', url: 'https://run.reply.io/app/sequences/101/contacts' };

let page: EditorPage;
beforeEach(() => {
  page = new EditorPage({ contacts: 3 });
});

/** The workshop and the page that it looks at, in one document. */
function open(answers: Answers = {}, pages: readonly OpenPage[] = [PAGE]) {
  let settings: Settings = DEFAULT_SETTINGS;
  const worker = fakeWorker({
    'settings.get': () => settings,
    'settings.set': (request) => {
      settings = request.settings as Settings;
      return settings;
    },
    'team.get': () => null,
    'profiles.get': () => sourcesOf(settings.profiles, [HERE]),
    'profiles.versions': () => [],
    ...answers,
  });
  let changed: (loaded: number | null) => void = () => undefined;
  let closePage: () => void = () => undefined;
  const browsing: Browsing = {
    openPages: async () => pages,
    onChange: (told) => {
      changed = told;
    },
    connect: vi.fn(async () => {
      const { here, there, cut } = portPair();
      serveWorkshop(there);
      closePage = cut;
      return here;
    }),
    show: vi.fn(async () => undefined),
    comeBack: vi.fn(async () => undefined),
  };
  const { unmount } = render(<WorkshopPage ask={worker.ask} browsing={browsing} />);
  return {
    worker,
    browsing,
    unmount,
    user: userEvent.setup(),
    loaded: (tabId: number) => changed(tabId),
    closePage: () => closePage(),
    settings: () => settings,
  };
}

const report = async () => within(await screen.findByRole('region', { name: 'What is read now' }));
const retype = async (user: ReturnType<typeof userEvent.setup>, field: HTMLElement, typed: string) => {
  await user.clear(field);
  await user.click(field);
  await user.paste(typed);
};

describe('what is read', () => {
  it('shows at once what a change to the draft reads', async () => {
    page.choose(['c1', 'c2']);
    const { user } = open();
    const row = await screen.findByRole('textbox', { name: "A contact's row" });
    const read = await report();
    expect(await read.findByText('Nothing. All parts are found.')).toBeInTheDocument();
    expect(read.getByText('3 rows')).toBeInTheDocument();
    await retype(user, row, '.nobody');
    expect(await read.findByText('the contact list')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(row).toHaveValue('.people__list .person');
    expect(await read.findByText('Nothing. All parts are found.')).toBeInTheDocument();
  });

  it('makes nothing of what a page lacks while nobody has failed', async () => {
    open();
    const absent = await screen.findAllByText('Not there just now');
    const groups = absent.map((one) => one.closest('fieldset')?.querySelector('legend')?.textContent);
    expect(groups).toContain('The reason for a failure');
    expect(screen.queryByText('Not found')).toBeNull();
  });

  it('says when no page is open', async () => {
    open({}, []);
    expect(await screen.findByText(/No page of Reply is open/)).toBeInTheDocument();
    expect(screen.getByText('Choose an open page to see what is read there.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: "Point at it: A contact's row" })).toBeDisabled();
  });

  it('says when the page is gone, and reads it again when it is back', async () => {
    const { closePage, loaded } = open();
    await screen.findByText(/Read live/);
    closePage();
    expect(await screen.findByText(/The page was closed/)).toBeInTheDocument();
    loaded(PAGE.tabId);
    expect(await screen.findByText(/Read live/)).toBeInTheDocument();
    expect((await report()).getByText('3 rows')).toBeInTheDocument();
  });

  it('says when the browser does not let it in', async () => {
    const { browsing, loaded } = open();
    await screen.findByText(/Read live/);
    vi.mocked(browsing.connect).mockRejectedValue(new Error('Cannot access contents of the page'));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Open page to look at' }), '7');
    loaded(PAGE.tabId);
    expect(await screen.findByText(/doesn't let the extension look/)).toBeInTheDocument();
  });

  it('gives a word a meaning by one click', async () => {
    page.setStep('step-1', { category: 'Kaltakquise' });
    const { user } = open();
    const unknown = within(await screen.findByRole('group', { name: '“Kaltakquise” means' }));
    await user.click(unknown.getByRole('button', { name: 'Outbound sales' }));
    expect(await (await report()).findByText(/Means: Outbound sales, 1 credit/)).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Outbound sales' })).toHaveValue(
      'outbound-sales\nOutbound sales\nKaltakquise',
    );
  });
});

describe('pointing', () => {
  it('goes to the page, comes back, and offers what was pointed at', async () => {
    const { user, browsing } = open();
    const point = await screen.findByRole('button', { name: "Point at it: A contact's row" });
    await waitFor(() => expect(point).toBeEnabled());
    await user.click(point);
    expect(browsing.show).toHaveBeenCalledWith(7);
    const name = await waitFor(() => {
      expect(document.querySelector('jason-ai-credits-workshop')).not.toBeNull();
      return document.querySelector('.person__name');
    });
    name?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    name?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    const choice = await screen.findByRole('button', { name: /^\.person 3 found/ });
    expect(browsing.comeBack).toHaveBeenCalled();
    expect(choice).toHaveFocus();
    await user.click(choice);
    expect(screen.getByRole('textbox', { name: "A contact's row" })).toHaveValue('.person');
  });
});

describe('coming back without having pointed', () => {
  it('gives the page back', async () => {
    const { user } = open();
    const point = await screen.findByRole('button', { name: "Point at it: A contact's row" });
    await waitFor(() => expect(point).toBeEnabled());
    await user.click(point);
    await waitFor(() => expect(document.querySelector('jason-ai-credits-workshop')).not.toBeNull());
    document.dispatchEvent(new Event('visibilitychange'));
    await waitFor(() => expect(document.querySelector('jason-ai-credits-workshop')).toBeNull());
  });
});

describe('keeping', () => {
  it('saves what is worked on as the first of one’s own', async () => {
    const { user, worker } = open();
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await retype(user, name, 'Mine');
    await user.click(screen.getByRole('button', { name: 'Save and use' }));
    expect(await screen.findByText("Saved. It's in use.")).toBeInTheDocument();
    expect(worker.requests('settings.set')).toEqual([
      { settings: { ...DEFAULT_SETTINGS, profiles: [{ ...HERE, name: 'Mine' }] } },
    ]);
    expect(screen.getByText('In use now: Mine (yours).')).toBeInTheDocument();
  });

  it('saves what clears a selection as the way to it where that is in a menu', async () => {
    const { user, settings } = open();
    const isInMenu = await screen.findByRole('checkbox', { name: 'It is in a menu that opens first' });
    await user.click(isInMenu);
    expect(screen.getByRole('textbox', { name: 'Button that opens the menu' })).toHaveValue('.people__clear');
    await retype(user, screen.getByRole('textbox', { name: 'Menu entry 1' }), '.none');
    await user.click(screen.getByRole('button', { name: 'Save and use' }));
    const saved = () => settings().profiles[0]?.reduce;
    await waitFor(() => expect(saved()).toEqual({ by: 'choosing', clear: ['.people__clear', '.none'] }));
    await user.click(isInMenu);
    await user.click(screen.getByRole('button', { name: 'Save and use' }));
    await waitFor(() => expect(saved()).toEqual(HERE.reduce));
  });

  it('saves nothing that is wrong, and says at the field what is', async () => {
    const { user, worker } = open();
    const start = await screen.findByRole('textbox', { name: 'Start button' });
    await retype(user, start, 'button[');
    expect(await screen.findByText("This isn't a CSS selector.")).toBeInTheDocument();
    expect(start).toBeInvalid();
    expect(screen.getByText('1 field has to be put right first.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Save and use' }));
    expect(worker.requests('settings.set')).toEqual([]);
  });

  it('keeps the draft for the next visit', async () => {
    const first = open();
    await retype(first.user, await screen.findByRole('textbox', { name: 'Name' }), 'Half done');
    await waitFor(async () =>
      expect(await fakeBrowser.storage.local.get('workshop')).toMatchObject({
        workshop: { profile: { name: 'Half done' } },
      }),
    );
    first.unmount();
    open();
    expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('Half done');
  });

  it('loses nothing of the draft while the worker can’t be asked', async () => {
    let isAway = false;
    const { user } = open({
      'profiles.get': () => {
        if (isAway) throw new ProblemError('no-answer');
        return sourcesOf([], [HERE]);
      },
    });
    await retype(user, await screen.findByRole('textbox', { name: 'Name' }), 'Half done');
    isAway = true;
    await fakeBrowser.runtime.onMessage.trigger({ type: 'profiles.changed' }, {}, () => undefined);
    const retry = await screen.findByRole('button', { name: 'Try again' });
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Half done');
    isAway = false;
    await user.click(retry);
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull());
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Half done');
  });

  it('forgets a draft of another version of profiles', async () => {
    await fakeBrowser.storage.local.set({ workshop: { profile: { id: 'old' }, openedId: null } });
    open();
    expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue(HERE.name);
  });

  it('takes a text over, and keeps one that is not a profile to be put right', async () => {
    const { user } = open();
    const field = await screen.findByRole('textbox', { name: 'Profile (JSON)' });
    await retype(user, field, '{\n  "id": oops\n}');
    await user.click(screen.getByRole('button', { name: 'Take over the text' }));
    expect(await screen.findByText(/Look at line 2, column 9/)).toBeInTheDocument();
    expect(field).toHaveValue('{\n  "id": oops\n}');
    await retype(user, field, printProfile({ ...HERE, name: 'From a text' }));
    await user.click(screen.getByRole('button', { name: 'Take over the text' }));
    expect(await screen.findByText('Taken over. Save it to use it.')).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('From a text');
  });

  it('deletes one of one’s own after asking', async () => {
    const { user, settings } = open();
    await user.click(await screen.findByRole('button', { name: 'Save and use' }));
    const own = within(await screen.findByRole('region', { name: 'Yours' }));
    await user.click(own.getByRole('button', { name: `Delete ${HERE.name}` }));
    expect(settings().profiles).toHaveLength(1);
    await user.click(own.getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(settings().profiles).toEqual([]));
    expect(screen.queryByRole('region', { name: 'Yours' })).toBeNull();
  });
});

describe('the team', () => {
  const version = (number: number, change: Partial<PublishedSummary> = {}): PublishedSummary => ({
    version: number,
    note: `Note ${number}`,
    publishedBy: 'Ann',
    publishedAtMs: Date.UTC(2026, 10, 20),
    rolledBackTo: null,
    names: [HERE.name],
    ...change,
  });
  const published = (number: number): PublishedProfiles => {
    const { names: _, ...one } = version(number);
    return { ...one, profiles: [HERE] };
  };
  const inTeam = (role: 'owner' | 'member', answers: Answers = {}) =>
    open({
      'team.get': () => ({
        url: 'https://team.example',
        team: { id: 't', name: 'Acme' },
        member: { id: 'me', name: 'Me', role },
        leftBehind: { undelivered: 0, awaited: 0 },
      }),
      'profiles.get': () => ({ ...sourcesOf([], [HERE]), published: published(2), inUse: [HERE] }),
      'profiles.versions': () => [version(2), version(1)],
      ...answers,
    } as Answers);
  const section = async () => within(await screen.findByRole('region', { name: 'Shared with Acme' }));

  it('shows a member what is in use and who published it, and offers no change', async () => {
    inTeam('member');
    const team = await section();
    expect(team.getByText(/Version 2 is in use: .* Published by Ann/)).toBeInTheDocument();
    expect(await team.findByText('Note 1')).toBeInTheDocument();
    expect(team.queryByRole('button', { name: 'Publish to the team' })).toBeNull();
    expect(team.queryByRole('button', { name: /Bring back/ })).toBeNull();
  });

  it('publishes what is worked on with a note, after the version that was seen', async () => {
    const { user, worker } = inTeam('owner', { 'profiles.publish': () => published(3) });
    const team = await section();
    await user.type(team.getByRole('textbox', { name: 'What has changed' }), 'New rows');
    await user.click(team.getByRole('button', { name: 'Publish to the team' }));
    expect(await team.findByText('Published to the team.')).toBeInTheDocument();
    expect(worker.requests('profiles.publish')).toEqual([{ profiles: [HERE], note: 'New rows', after: 2 }]);
  });

  it('says kindly that somebody else was quicker, and keeps the note', async () => {
    let newest = 2;
    const { user, worker } = inTeam('owner', {
      'profiles.get': () => ({ ...sourcesOf([], [HERE]), published: published(newest), inUse: [HERE] }),
      'profiles.publish': ({ after }) => {
        if (after !== 3) throw new ProblemError('profiles-changed');
        return published(4);
      },
    });
    const team = await section();
    await user.type(team.getByRole('textbox', { name: 'What has changed' }), 'New rows');
    await user.click(team.getByRole('button', { name: 'Publish to the team' }));
    expect(await team.findByRole('alert')).toHaveTextContent(/Somebody else has published/);
    newest = 3;
    await user.click(team.getByRole('button', { name: 'Try again' }));
    expect(await team.findByText(/Version 3 is in use/)).toBeInTheDocument();
    expect(team.getByRole('textbox', { name: 'What has changed' })).toHaveValue('New rows');
    await user.click(team.getByRole('button', { name: 'Publish to the team' }));
    expect(await team.findByText('Published to the team.')).toBeInTheDocument();
    expect(worker.requests('profiles.publish').map(({ after }) => after)).toEqual([2, 3]);
  });

  it('takes an earlier version up to work on it, and says why it can not', async () => {
    let isReachable = false;
    const { user } = inTeam('member', {
      'profiles.version': () => {
        if (!isReachable) throw new ProblemError('unreachable');
        return { ...published(1), profiles: [{ ...HERE, name: 'As it was' }] };
      },
    });
    const take = await (await section()).findByRole('button', { name: 'Open it: version 1' });
    await user.click(take);
    expect(await screen.findByRole('alert')).toHaveTextContent(/can't be reached/);
    isReachable = true;
    await user.click(take);
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('As it was'));
  });

  it('brings an earlier version back after asking', async () => {
    let newest = 2;
    const { user, worker } = inTeam('owner', {
      'profiles.get': () => ({ ...sourcesOf([], [HERE]), published: published(newest), inUse: [HERE] }),
      'profiles.versions': () => Array.from({ length: newest }, (_, place) => version(newest - place)),
      'profiles.rollBack': () => {
        newest = 3;
        return published(3);
      },
    });
    const team = await section();
    await user.click(await team.findByRole('button', { name: 'Bring back version 1' }));
    expect(worker.requests('profiles.rollBack')).toEqual([]);
    await user.click(team.getByRole('button', { name: 'Bring back' }));
    expect(await team.findByText(/Version 3 is in use/)).toBeInTheDocument();
    expect(await team.findByText('Note 3')).toBeInTheDocument();
    expect(worker.requests('profiles.rollBack')).toEqual([{ version: 1, after: 2 }]);
  });
});
