import type { PageProfile } from '../../profile/profile';
import { enteredRoots } from './enteredRoots';
import { watchedOf } from './watched';

/** What pages show while they load; a progress bar with a value shows something else, such as how far a campaign is. */
const LOADING = [
  '[aria-busy=true]',
  '[role=progressbar]:not([aria-valuenow])',
  'progress:not([value])',
  '[class*=skeleton i]',
  '[class*=spinner i]',
].join(',');

/** Whether a page shows that it is loading, in the document or in the roots that its profile goes into. */
export function showsLoading(document: Document, profile: PageProfile | undefined): boolean {
  const into = profile === undefined ? [] : watchedOf(profile).into;
  return [...enteredRoots(document, into)].some((root) =>
    [...root.querySelectorAll(LOADING)].some((element) => element.checkVisibility()),
  );
}
