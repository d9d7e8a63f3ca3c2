/** @jsxImportSource react */
import { useEffect, useState } from 'react';
import {
  Button,
  Cell,
  Checkbox,
  Column,
  Row,
  type Selection,
  Table,
  TableBody,
  TableHeader,
  TableLayout,
  Virtualizer,
} from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { english } from '../languages';
import { Shell } from '../shell';
import { Vendor } from '../vendor';

const vendor = new Vendor(300);
let chosen: Selection = new Set();
let clear = () => {};
const shell = new Shell({ language: english, emails: ['opener'], onClear: () => clear() });

const chosenInOrder = () =>
  vendor.people.map(({ id }) => id).filter((id) => chosen === 'all' || chosen.has(id));

const Check = () => (
  <Checkbox slot="selection">
    <div className="mark" />
  </Checkbox>
);

/** Draws the rows near what is seen. */
function People() {
  const [selection, setSelection] = useState(chosen);
  const [people, setPeople] = useState(() => [...vendor.people]);
  useEffect(() => vendor.subscribe(() => setPeople([...vendor.people])), []);
  chosen = selection;
  clear = () => setSelection(new Set());
  useEffect(() => shell.say(selection === 'all' ? people.length : selection.size), [selection, people]);
  return (
    <Virtualizer layout={TableLayout} layoutOptions={{ rowHeight: 32, headingHeight: 32 }}>
      <Table
        aria-label="Contacts"
        className="react-aria-Table scroller"
        selectionMode="multiple"
        selectedKeys={selection}
        onSelectionChange={setSelection}
      >
        <TableHeader>
          <Column width={40}>
            <Check />
          </Column>
          <Column isRowHeader>Name</Column>
          <Column>Email</Column>
          <Column>Status</Column>
          <Column>Reason</Column>
        </TableHeader>
        <TableBody items={people}>
          {({ id, name, email, status, reason }) => (
            <Row id={id}>
              <Cell>
                <Check />
              </Cell>
              <Cell className="name">{name}</Cell>
              <Cell className="address">{email}</Cell>
              <Cell className="state">{english.statuses[status]}</Cell>
              <Cell className="reason">{reason}</Cell>
            </Row>
          )}
        </TableBody>
      </Table>
    </Virtualizer>
  );
}

const actions = document.createElement('span');
shell.actions.append(actions);
createRoot(actions).render(
  <Button className="react-aria-Button start" onPress={() => vendor.personalize(chosenInOrder())}>
    {english.start}
  </Button>,
);
createRoot(shell.list).render(<People />);
