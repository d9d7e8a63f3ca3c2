/** Whether a checkbox, or what stands in for one, is checked. Each frame has its own classes: none is asked for here. */
export function isChecked(control: Element | null): boolean {
  if (control === null) return false;
  // Asked for once: of ten thousand controls, each look counts.
  const { checked } = control as { readonly checked?: unknown };
  if (typeof checked === 'boolean') return checked;
  return control.getAttribute('aria-checked') === 'true';
}

/** Whether a control does nothing when it is pressed. */
export function isDisabled(control: Element): boolean {
  return control.matches(':disabled') || control.getAttribute('aria-disabled') === 'true';
}

/** What a label that an element is, or is in, stands for: a press of it is one of that. */
export function labelledBy(element: Element): Element | null {
  return element.closest('label')?.control ?? null;
}

/** A control that is there and can be pressed. */
export function isUsable(control: Element | null): control is HTMLElement {
  return control !== null && 'click' in control && !isDisabled(control);
}
