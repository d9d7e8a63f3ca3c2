import * as v from 'valibot';
import { expect, it } from 'vitest';
import { PageProfilesSchema } from '../../../lib/profile/schema';
import { agGrid } from '../../grids/agGrid/profile';
import { muiGrid } from '../../grids/muiGrid/profile';
import * as plain from '../../grids/plain/profile';
import { tabulator } from '../../grids/tabulator/profile';
import { trimmingList, virtualList } from '../../grids/virtualList/profile';

const { framed, shadowed, late, redrawn, firstGeneration, secondGeneration, routed, moved, broken } = plain;

it.each([
  { profiles: [agGrid, tabulator, muiGrid, virtualList, trimmingList] },
  { profiles: [framed, shadowed, late, redrawn, firstGeneration, secondGeneration, routed] },
  { profiles: [moved] },
  { profiles: [broken] },
])('the profiles of pages made with grids are as settings take them ($#)', ({ profiles }) => {
  expect(v.parse(PageProfilesSchema, profiles)).toEqual(profiles);
});
