import { useVirtualizer } from '@tanstack/react-virtual';
import { createElement as h, useEffect, useReducer, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { english } from '../languages';
import { Shell } from '../shell';
import { type Person, Vendor } from '../vendor';

/** Everybody but some, or nobody but some: the list's own back end would know who that is. */
interface Choice {
  readonly everybody: boolean;
  readonly but: ReadonlySet<string>;
}

const NOBODY: Choice = { everybody: false, but: new Set() };

const vendor = new Vendor(5_000);
let choice = NOBODY;
let choose: (now: Choice) => void = () => {};
const isChosen = ({ id }: Person) => choice.everybody !== choice.but.has(id);
const chosen = () => vendor.people.filter(isChosen).map(({ id }) => id);
const shell = new Shell({
  language: english,
  emails: ['opener'],
  onStart: () => vendor.personalize(chosen()),
  onClear: () => choose(NOBODY),
});

function toggle({ id }: Person): void {
  const but = new Set([id]).symmetricDifference(choice.but);
  choose({ ...choice, but });
}

function Row({ person, top }: { readonly person: Person; readonly top: number }) {
  const check = { role: 'checkbox', 'aria-checked': isChosen(person), tabIndex: 0 };
  return h(
    'div',
    { className: 'virtual-row', style: { transform: `translateY(${top}px)` } },
    h('div', { ...check, className: 'mark', onClick: () => toggle(person) }),
    h('a', { href: `#/people/${person.id}?from=list` }, person.name),
    h('span', { className: `state state-${person.status}` }),
    h('em', null, person.reason),
  );
}

function People() {
  const [now, setChoice] = useState(NOBODY);
  const [, changed] = useReducer((version: number) => version + 1, 0);
  const scroller = useRef<HTMLDivElement>(null);
  const count = vendor.people.length;
  const rows = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => 32 });
  useEffect(() => vendor.subscribe(changed), []);
  choice = now;
  choose = setChoice;
  const chosenCount = chosen().length;
  useEffect(() => shell.say(chosenCount), [chosenCount]);
  const drawn = rows.getVirtualItems().flatMap(({ key, index, start }) => {
    const person = vendor.people[index];
    return person ? h(Row, { key, person, top: start }) : [];
  });
  const height = { position: 'relative', height: rows.getTotalSize() } as const;
  return h('div', { className: 'scroller', ref: scroller }, h('div', { style: height }, drawn));
}

const chooseAll = () => choose({ everybody: true, but: new Set() });
const all = h('button', { type: 'button', className: 'all', onClick: chooseAll }, 'Select all 5,000');

/** Keeps the first of those who are chosen. */
function Trim() {
  const [most, setMost] = useState('');
  const trim = () => choose({ everybody: false, but: new Set(chosen().slice(0, Number(most))) });
  return h(
    'label',
    null,
    'Keep the first ',
    h('input', {
      className: 'most',
      inputMode: 'numeric',
      value: most,
      onChange: (event) => setMost(event.currentTarget.value),
    }),
    h('button', { type: 'button', className: 'trim', onClick: trim, disabled: most === '' }, 'Keep'),
  );
}

const trims = location.pathname.startsWith('/grids/trimming-list/');
createRoot(shell.list).render([
  h('div', { key: 'bar', className: 'bulk' }, all, trims && h(Trim)),
  h(People, { key: 'people' }),
]);
