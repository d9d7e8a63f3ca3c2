/** Lets only a person act: events that a page's script makes are ignored. */
export function trusted(act: () => void): (event: Event) => void {
  return (event) => {
    if (event.isTrusted) act();
  };
}
