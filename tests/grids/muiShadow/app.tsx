/** @jsxImportSource react */
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Chip from '@mui/material/Chip';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogTitle from '@mui/material/DialogTitle';
import Pagination from '@mui/material/Pagination';
import Tab from '@mui/material/Tab';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import Tabs from '@mui/material/Tabs';
import { useEffect, useState } from 'react';
import { english } from '../languages';
import { Vendor } from '../vendor';
import { SelectControl } from './selectControl';

/** How long after the application its list comes, and after that what its makers would like to sell. */
const LIST_MS = 1_000;
const OFFER_MS = 1_000;
const PAGE_SIZE = 124;

const vendor = new Vendor(1_240);

/** Says nowhere how many are chosen. */
export function App() {
  const [people, setPeople] = useState(vendor.people.slice(0, 0));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [page, setPage] = useState(1);
  useEffect(() => {
    const show = () => setPeople([...vendor.people]);
    const timer = setTimeout(show, LIST_MS);
    const stop = vendor.subscribe(show);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
  const shown = people.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const ids = people.map(({ id }) => id);
  const choose = (id: string) => setChosen(chosen.symmetricDifference(new Set([id])));
  return (
    <>
      <header className="topbar">
        <h1>Sequence 7</h1>
        <div data-test-id="toolbar">
          <Button
            className="start"
            data-test-id="personalize-button"
            onClick={() => vendor.personalize(ids.filter((id) => chosen.has(id)))}
          >
            {english.start}
          </Button>
        </div>
      </header>
      <Chip label={english.categories.opener} data-test-id="email-1" />
      <Tabs value={0}>
        <Tab label={<Total count={people.length} />} />
        <Tab label="Replied" />
      </Tabs>
      <SelectControl
        disabled={people.length === 0}
        onPage={() => setChosen(chosen.union(new Set(shown.map(({ id }) => id))))}
        onAll={() => setChosen(new Set(ids))}
        onNone={() => setChosen(new Set())}
      />
      <Table size="small">
        <TableBody>
          {shown.map(({ id, name, email, status, reason }) => (
            <TableRow key={id}>
              <TableCell padding="checkbox">
                <Checkbox checked={chosen.has(id)} onChange={() => choose(id)} />
              </TableCell>
              <TableCell>
                <a href={`#/people/${id}/activities`}>{name}</a>
              </TableCell>
              <TableCell>{email}</TableCell>
              <TableCell>
                <Chip size="small" label={english.statuses[status]} title={reason} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Pagination
        count={Math.ceil(people.length / PAGE_SIZE)}
        page={page}
        onChange={(_, page) => setPage(page)}
        showFirstButton
      />
      {people.length > 0 && <Offer />}
    </>
  );
}

/** Its number is in pieces, as is what is around it. */
function Total({ count }: { readonly count: number }) {
  return (
    <span>
      All
      <span>
        {' ('}
        <b>{count}</b>)
      </span>
    </span>
  );
}

function Offer() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOpen(true), OFFER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Dialog open={isOpen}>
      <DialogTitle>Meet your next 50 contacts today</DialogTitle>
      <DialogActions>
        <Button onClick={() => setOpen(false)}>Maybe later</Button>
      </DialogActions>
    </Dialog>
  );
}
