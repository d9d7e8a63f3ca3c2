import { TabulatorFull as Tabulator } from 'tabulator-tables';
import 'tabulator-tables/dist/css/tabulator.min.css';
import { german } from '../languages';
import { Shell } from '../shell';
import { type Person, Vendor } from '../vendor';

const vendor = new Vendor(5_000);
const shell = new Shell({
  language: german,
  emails: ['opener', 'recruiter'],
  onStart: () => vendor.personalize(chosenInOrder()),
  onClear: () => table.deselectRow(),
});

const shown = (person: Person) => ({ ...person, status: german.statuses[person.status] });

const table = new Tabulator(shell.list, {
  height: '480px',
  layout: 'fitColumns',
  index: 'id',
  data: vendor.people.map(shown),
  selectableRows: true,
  columns: [
    { formatter: 'rowSelection', titleFormatter: 'rowSelection', headerSort: false, width: 40, title: '' },
    { title: 'Name', field: 'name' },
    { title: 'E-Mail', field: 'email' },
    { title: 'Status', field: 'status' },
    { title: 'Grund', field: 'reason' },
  ],
});
table.on('rowSelectionChanged', (data: Person[]) => shell.say(data.length));
vendor.subscribe((changed) => void table.updateData(changed.map(shown)));

function chosenInOrder(): string[] {
  const chosen = new Set(table.getSelectedData().map(({ id }: Person) => id));
  return vendor.people.map(({ id }) => id).filter((id) => chosen.has(id));
}
