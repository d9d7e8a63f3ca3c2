import { uuidv7 } from 'uuidv7';

/**
 * Command ids by what they are meant to do. Until an intent is answered, trying it again repeats its id,
 * so that a command whose answer got lost has one effect.
 */
export interface Intents {
  idOf(intent: string): string;
  answered(intent: string): void;
}

export function createIntents(): Intents {
  const ids = new Map<string, string>();
  return {
    idOf(intent) {
      const id = ids.get(intent) ?? uuidv7();
      ids.set(intent, id);
      return id;
    },
    answered(intent) {
      ids.delete(intent);
    },
  };
}
