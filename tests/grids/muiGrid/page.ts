import { DataGrid, type GridRowSelectionModel } from '@mui/x-data-grid';
import { createElement, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { hindi } from '../languages';
import { Shell } from '../shell';
import { type Person, Vendor } from '../vendor';

const NOBODY: GridRowSelectionModel = { type: 'include', ids: new Set() };

const vendor = new Vendor(5_000);
let chosen = NOBODY;
let clear = () => {};
const shell = new Shell({
  language: hindi,
  emails: ['outbound-sales'],
  onStart: () => vendor.personalize(chosenInOrder()),
  onClear: () => clear(),
});

const columns = [
  { field: 'name', width: 160 },
  { field: 'email', width: 240 },
  { field: 'status', width: 160, valueGetter: (status: Person['status']) => hindi.statuses[status] },
  { field: 'reason', width: 240 },
];

/** Paged by a hundred; the rows of a page that aren't near what is seen aren't drawn either. */
function People() {
  const [selection, setSelection] = useState(NOBODY);
  const [rows, setRows] = useState(() => [...vendor.people]);
  useEffect(() => vendor.subscribe(() => setRows([...vendor.people])), []);
  chosen = selection;
  clear = () => setSelection(NOBODY);
  return createElement(DataGrid<Person>, {
    rows,
    columns,
    rowHeight: 32,
    checkboxSelection: true,
    rowSelectionModel: selection,
    onRowSelectionModelChange: setSelection,
    localeText: { footerRowSelected: hindi.selected },
  });
}

createRoot(shell.list).render(createElement(People));

function chosenInOrder(): string[] {
  const { type, ids } = chosen;
  return vendor.people.map(({ id }) => id).filter((id) => ids.has(id) === (type === 'include'));
}
