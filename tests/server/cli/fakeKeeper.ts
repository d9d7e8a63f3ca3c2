import { vi } from 'vitest';
import { NEVER_PUBLISHED } from '../../../lib/protocol/profiles.ts';
import type { Workplace } from '../../../server/cli/command.ts';
import { run } from '../../../server/cli/run.ts';
import type { KeptMember, TeamKeeper } from '../../../server/team/service.ts';

const SECRET = 's'.repeat(43);

const member = (id: string, name: string, role: KeptMember['role']): KeptMember => ({
  id,
  name,
  role,
  limit: role === 'owner' ? null : { credits: 20, spent: 7, periodEndsAtMs: 1 },
  spent: 7,
  hasLink: role === 'owner',
});

const VERSION = { ...NEVER_PUBLISHED, publishedBy: 'Ada' };

/** A keeper of two teams of one name and one of another, and a command line that speaks to it. */
export function keeping(overrides: Partial<TeamKeeper> = {}) {
  const keeper = {
    createTeam: vi.fn(async () => ({ teamId: 't9' })),
    listTeams: vi.fn(async () => [
      { id: 't1', name: 'Acme', members: 3, balance: 1_000 },
      { id: 't2', name: 'Twin', members: 1, balance: 0 },
      { id: 't3', name: 'twin', members: 1, balance: 5 },
    ]),
    addMember: vi.fn(async (teamId: string) => ({ memberId: 'm9', token: `jac_${teamId}_${SECRET}` })),
    newToken: vi.fn(async (teamId: string) => ({ token: `jac_${teamId}_${SECRET}` })),
    revoke: vi.fn(async () => {}),
    members: vi.fn(async () => [member('m1', 'Ada', 'owner'), member('m2', 'Bob Ray', 'member')]),
    setLimit: vi.fn(async () => {}),
    setPlan: vi.fn(async () => {}),
    adjust: vi.fn(async () => ({ status: 'accepted', type: 'grant', grantId: 'g', credits: 1 }) as const),
    invoice: vi.fn(async () => []),
    purchases: vi.fn(async () => [
      {
        commandId: 'c',
        credits: 100,
        totalMinor: 1_050,
        currency: 'USD',
        by: 'm1',
        atMs: 0,
        way: 'top-up' as const,
      },
      {
        commandId: 'd',
        credits: 5,
        totalMinor: 700,
        currency: 'JPY',
        by: 'gone',
        atMs: 0,
        way: 'invoice' as const,
      },
    ]),
    profileVersions: vi.fn(async () => [
      { ...VERSION, version: 2, names: [], rolledBackTo: 0 },
      { ...VERSION, version: 1, names: ['Old page', 'New page'], note: 'Both pages' },
    ]),
    profileVersion: vi.fn(async (_teamId: string, version: number) => ({ ...VERSION, version })),
    rollBackProfiles: vi.fn(async (_teamId: string, version: number) => ({
      ...VERSION,
      version: 3,
      rolledBackTo: version,
    })),
  } satisfies TeamKeeper;
  const workplace: Workplace = {
    keeper: { ...keeper, ...overrides },
    publicUrl: 'https://credits.example.com',
    newId: () => 'new-id',
  };
  return { keeper, say: (...words: string[]) => run(words, () => workplace) };
}
