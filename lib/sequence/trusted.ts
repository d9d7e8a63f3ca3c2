/** Whether a person has made an event, and not a page's script. */
export function isByPerson(event: Event): boolean {
  return event.isTrusted;
}

/** Lets only a person act: events that a page's script makes are ignored. */
export function trusted(act: () => void): (event: Event) => void {
  return (event) => {
    if (isByPerson(event)) act();
  };
}
