/** @jsxImportSource react */
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';

interface Props {
  readonly disabled: boolean;
  readonly onPage: () => void;
  readonly onAll: () => void;
  readonly onNone: () => void;
}

/** A button that opens a menu. */
export function SelectControl({ disabled, onPage, onAll, onNone }: Props) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const entry = (name: string, act: () => void) => (
    <MenuItem
      onClick={() => {
        setAnchor(null);
        act();
      }}
    >
      {name}
    </MenuItem>
  );
  return (
    <>
      <Button
        data-test-id="select-control-button"
        disabled={disabled}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        Select
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {entry('All on page', onPage)}
        {entry('All in list', onAll)}
        {entry('None', onNone)}
      </Menu>
    </>
  );
}
