import type { Runtime } from 'webextension-polyfill';
import { SEQUENCE_EDITOR_ORIGIN } from '../profile/origin';
import type { MessageType } from './catalogue';

/** Who sends messages: the content script in the sequence editor, or one of the extension's own pages. */
export type Sender = 'sequence-page' | 'extension-page';

/** What a content script may ask for. Everything else is for the extension's own pages alone. */
const FOR_SEQUENCE_PAGES: ReadonlySet<MessageType> = new Set<MessageType>([
  'page.hello',
  'page.diagnosis',
  'page.buy',
  'page.loadRuns',
  'run.open',
  'run.hold',
  'run.start',
  'run.settle',
  'run.jobs',
  'run.cancel',
]);

/** And what an extension page may ask for of those: a hold is released from the popup too. */
const FOR_BOTH: ReadonlySet<MessageType> = new Set<MessageType>(['run.cancel', 'page.buy']);

/**
 * Recognizes a sender by what the browser says of it, never by what the message says.
 *
 * @param extension the extension's own id and the origin of its pages
 * @returns null for everybody else
 */
export function recognize(
  sender: Pick<Runtime.MessageSender, 'id' | 'url'>,
  extension: { id: string; origin: string },
): Sender | null {
  if (sender.id !== extension.id || sender.url === undefined || !URL.canParse(sender.url)) return null;
  const { origin, protocol, host } = new URL(sender.url);
  // Some browsers give extension pages an opaque origin.
  const full = origin === 'null' ? `${protocol}//${host}` : origin;
  if (full === extension.origin) return 'extension-page';
  return full === SEQUENCE_EDITOR_ORIGIN ? 'sequence-page' : null;
}

/** Whether this sender may send this message. */
export function maySend(sender: Sender, type: MessageType): boolean {
  if (sender === 'sequence-page') return FOR_SEQUENCE_PAGES.has(type);
  return !FOR_SEQUENCE_PAGES.has(type) || FOR_BOTH.has(type);
}
