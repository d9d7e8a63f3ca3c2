/**
 * Whether a person has made an event, and not a page's script. A form that a script sends is called trusted as well: it
 * counts as a person's only where they have just done something.
 */
export function isByPerson({ isTrusted, type }: Pick<Event, 'isTrusted' | 'type'>): boolean {
  return isTrusted && (type !== 'submit' || navigator.userActivation.isActive);
}
