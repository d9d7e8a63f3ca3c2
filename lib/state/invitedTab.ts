import browser, { type Tabs } from 'webextension-polyfill';
import { type Invitation, parseJoinLink } from '../protocol/joinLink';
import { decoded } from '../protocol/wrappedLinks';

/** A tab that shows a join link's page. */
export interface InvitedTab {
  readonly tabId: number;
  readonly link: string;
  readonly invitation: Invitation;
  /** Something has made the token a part of what was sent to servers, which keep it in their logs. */
  readonly isExposed: boolean;
}

/**
 * The invitation that the person looks at. The browser tells the address of a tab alone whose person has pressed the
 * extension's icon there, and only until it goes elsewhere.
 *
 * @returns null where the tab in front shows none, or nobody has pressed there
 */
export async function invitationInFront(): Promise<InvitedTab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab === undefined ? null : invitationIn(tab);
}

/** The invitation that a tab still shows; null where there is none any more. */
export async function invitationOf(tabId: number): Promise<InvitedTab | null> {
  try {
    return invitationIn(await browser.tabs.get(tabId));
  } catch {
    // It was closed.
    return null;
  }
}

/** Closes the tab of an invitation that was followed: the link is a secret, and has done its work. */
export async function closeInvitation({ tabId, link }: InvitedTab): Promise<void> {
  if ((await invitationOf(tabId))?.link === link) await browser.tabs.remove(tabId);
}

function invitationIn({ id, url }: Tabs.Tab): InvitedTab | null {
  if (id === undefined || url === undefined) return null;
  try {
    const invitation = parseJoinLink(url);
    // A mail filter's page about the link isn't the invitation.
    if (!url.startsWith(new URL(invitation.url).origin)) return null;
    const isExposed = !decoded(new URL(url).hash).includes(invitation.token);
    return { tabId: id, link: url, invitation, isExposed };
  } catch {
    return null;
  }
}
