import type { RejectionCode } from '../ledger/answer';
import type { ContactStatus } from '../ledger/hold';
import type { Category } from '../ledger/price';
import type { ProblemCode } from '../protocol/problem';
import { type TextKey, text } from './text';

type Underscored<Code extends string> = Code extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : Code;

// Message names may not hold a dash. The cast is checked: TextKey must hold a key for every code.
function keyOf<Prefix extends string, Code extends string>(prefix: Prefix, code: Code) {
  return `${prefix}_${code.replaceAll('-', '_')}` as `${Prefix}_${Underscored<Code>}`;
}

export const problemText = (code: ProblemCode): string => say(keyOf('problem', code));
export const rejectionText = (code: RejectionCode): string => say(keyOf('rejection', code));
export const categoryText = (category: Category): string => say(keyOf('category', category));
export const contactStatusText = (status: ContactStatus): string => say(keyOf('popup_contact', status));

function say(key: TextKey): string {
  return text(key);
}
