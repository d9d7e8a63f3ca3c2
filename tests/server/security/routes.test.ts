import { afterAll, beforeAll, expect, it } from 'vitest';
import { documented } from '../http/documented.ts';
import { document, KNOWN, OPERATIONS, tryOperation } from './operations.ts';
import { openTwoTeams, SECRETS, type TwoTeams } from './twoTeams.ts';

let teams: TwoTeams;
let asDocumented: ReturnType<typeof documented>;

beforeAll(async () => {
  teams = await openTwoTeams();
  asDocumented = documented(document);
});
afterAll(async () => {
  await teams.close();
  await teams.drop();
});

const secretOf = (token: string) => token.replace(/^jac_[^_]+_/, '');

/** Tokens that open nothing, by what they are. */
const refused = () => {
  const { acme, another } = teams;
  return {
    none: null,
    'not a token': 'owner',
    unknown: `jac_${acme.teamId}_${'x'.repeat(43)}`,
    revoked: acme.former.token,
    "another team's, for this one": `jac_${acme.teamId}_${secretOf(another.owner.token)}`,
    "this team's, for another": `jac_${another.teamId}_${secretOf(acme.owner.token)}`,
  };
};

it('knows a request for every route that the document has', () => {
  expect(KNOWN.sort()).toEqual(OPERATIONS.map(({ name }) => name).sort());
  expect(OPERATIONS.filter(({ ownerOnly }) => ownerOnly).map(({ name }) => name)).toHaveLength(13);
});

it.each(OPERATIONS)('$method $path opens to nobody without a token that works', async (operation) => {
  const before = await teams.kept();
  for (const [what, token] of Object.entries(refused())) {
    const { response, text } = await tryOperation(teams, operation, token);
    expect([what, response.status, JSON.parse(text).code]).toEqual([what, 401, 'token-refused']);
    expect(await asDocumented(operation.method, operation.path, response)).toBeNull();
  }
  expect(await teams.kept()).toBe(before);
});

it.each(OPERATIONS.filter(({ ownerOnly }) => ownerOnly))(
  '$method $path refuses a member who acts as owner, and changes nothing',
  async (operation) => {
    const before = await teams.kept();
    const { response, text } = await tryOperation(teams, operation, teams.acme.member.token);
    expect([response.status, JSON.parse(text).code]).toEqual([403, 'owner-only']);
    expect(await asDocumented(operation.method, operation.path, response)).toBeNull();
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    expect(await teams.kept()).toBe(before);
  },
);

it.each(OPERATIONS)(
  '$method $path shows the owner of another team nothing of this one, and lets them change nothing in it',
  async (operation) => {
    const before = await teams.kept(teams.acme.teamId);
    const { response, text } = await tryOperation(teams, operation, teams.another.owner.token);
    expect(response.status).not.toBe(401);
    expect(await asDocumented(operation.method, operation.path, response)).toBeNull();
    for (const secret of [...SECRETS, teams.acme.teamId]) expect(text).not.toContain(secret);
    expect(await teams.kept(teams.acme.teamId)).toBe(before);
  },
);

it('lets the owner do it all: what is refused above is refused for who asks', async () => {
  const before = await teams.kept(teams.acme.teamId);
  const shown: string[] = [];
  for (const operation of OPERATIONS) {
    const { response, text } = await tryOperation(teams, operation, teams.acme.owner.token);
    // Where page profiles were published a moment ago, the next must say that it knows.
    expect([operation.name, response.status]).toEqual([operation.name, expect.toBeOneOf([200, 204, 409])]);
    shown.push(text);
  }
  for (const secret of SECRETS) expect(shown.join()).toContain(secret);
  expect(await teams.kept(teams.acme.teamId)).not.toBe(before);
});
