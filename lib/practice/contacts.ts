/** Somebody to practise on. Who fails is settled, so that everybody sees what a failure does. */
export interface PracticeContact {
  readonly id: string;
  readonly name: string;
  readonly succeeds: boolean;
}

export const PRACTICE_CONTACTS: readonly PracticeContact[] = [
  { id: 'ada', name: 'Ada Lovelace', succeeds: true },
  { id: 'grace', name: 'Grace Hopper', succeeds: false },
  { id: 'alan', name: 'Alan Turing', succeeds: true },
  { id: 'katherine', name: 'Katherine Johnson', succeeds: true },
  { id: 'edsger', name: 'Edsger Dijkstra', succeeds: true },
  { id: 'margaret', name: 'Margaret Hamilton', succeeds: false },
];
