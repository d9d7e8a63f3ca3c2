import { AllCommunityModule, createGrid, ModuleRegistry } from 'ag-grid-community';
import { english } from '../languages';
import { Shell } from '../shell';
import { type Person, Vendor } from '../vendor';

ModuleRegistry.registerModules([AllCommunityModule]);

const vendor = new Vendor(5_000);
const shell = new Shell({
  language: english,
  emails: ['opener'],
  onStart: () => vendor.personalize(chosenInOrder()),
  onClear: () => grid.deselectAll(),
});

const grid = createGrid<Person>(shell.list, {
  rowData: [...vendor.people],
  getRowId: ({ data }) => data.id,
  rowSelection: { mode: 'multiRow' },
  columnDefs: [
    { field: 'name' },
    { field: 'email' },
    { colId: 'status', valueGetter: ({ data }) => (data ? english.statuses[data.status] : '') },
    { field: 'reason' },
  ],
  onSelectionChanged: () => shell.say(grid.getSelectedNodes().length),
});
vendor.subscribe((changed) => grid.applyTransaction({ update: [...changed] }));

function chosenInOrder(): string[] {
  const ids: string[] = [];
  grid.forEachNodeAfterFilterAndSort((node) => {
    if (node.isSelected() && node.id !== undefined) ids.push(node.id);
  });
  return ids;
}
