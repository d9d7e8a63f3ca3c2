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

/** A control that is there and can be pressed. */
export function isUsable(control: Element | null): control is HTMLElement {
  return control !== null && 'click' in control && !isDisabled(control);
}
