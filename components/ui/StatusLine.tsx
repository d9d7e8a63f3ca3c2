/** A result that is shown and spoken when it changes. Always there: a region that comes with its text isn't spoken. */
export function StatusLine({ children }: { readonly children: string }) {
  return (
    <p class="status-line" role="status">
      {children}
    </p>
  );
}
