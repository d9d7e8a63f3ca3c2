import type { PGlite } from '@electric-sql/pglite';
import { People } from './deeds';
import { Random } from './kit/random';
import { takeOver } from './kit/surroundings';
import { type Planned, planOf } from './plan';
import { World } from './world';

const NAMES = ['Ada', 'Ben', 'Cleo'] as const;
const DEEDS = 30;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What a simulated world came to. */
export interface Result {
  readonly seed: number;
  readonly steps: number;
  /** The first rule that was broken; null where all held. */
  readonly failure: Error | null;
  readonly plan: readonly Planned[];
  /** What happened, moment by moment. */
  readonly lines: readonly string[];
}

/**
 * Lets a team live through everything that can go wrong, then through some calm days, after which all must agree.
 *
 * @param database with the server's schema; what is in it is deleted
 * @param kept numbers of the plan's deeds that are done; all where absent
 */
export async function simulate(
  seed: number,
  database: PGlite,
  kept: ReadonlySet<number> | null = null,
): Promise<Result> {
  await clear(database);
  const plan = planOf(new Random(seed, 'plan'), DEEDS, NAMES.length);
  const world = new World(seed, database);
  const restore = takeOver(world.timeline);
  const unhandled = (error: unknown) => world.fail('nobody handled a failure', error);
  process.on('unhandledRejection', unhandled);
  try {
    const people = await settle(world);
    await live(world, people, plan, kept);
    await calmDown(world, people);
    await agree(world, people);
  } catch (error) {
    world.fail('the world broke', error);
  } finally {
    restore();
    process.off('unhandledRejection', unhandled);
  }
  const { failure, lines, timeline } = world;
  return { seed, steps: timeline.steps, failure: failure as Error | null, plan, lines };
}

async function clear(database: PGlite): Promise<void> {
  const { rows } = await database.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_name <> 'migrations'`,
  );
  await database.exec(`truncate ${rows.map(({ name }) => name).join(', ')}`);
}

/** A server, a team, some credits, and everybody joins. */
async function settle(world: World): Promise<People> {
  const { server } = world;
  server.start();
  const { teamId } = await world.finish(
    server.keep((keeper) => keeper.createTeam({ name: 'Acme', planCredits: 30 })),
  );
  const people = new People(world, teamId);
  for (const [i, name] of NAMES.entries()) {
    await world.finish(people.add(name, i === 0 ? 'owner' : 'member'));
  }
  for (const person of people.persons) await world.finish(people.join(person));
  // The plan's credits expire within the hour: some of them will be held by then.
  world.timeline.nowMs += 30 * DAY_MS + 14 * HOUR_MS;
  return people;
}

async function live(
  world: World,
  people: People,
  plan: readonly Planned[],
  kept: ReadonlySet<number> | null,
): Promise<void> {
  world.faults.isCalm = false;
  for (const [number, { afterMs, deed }] of plan.entries()) {
    const nightMs = deed.kind === 'night' ? deed.ms : 0;
    await world.until(world.timeline.nowMs + afterMs);
    if (kept === null || kept.has(number)) world.timeline.post(world.outside, () => people.do(deed));
    await world.until(world.timeline.nowMs + nightMs);
    if (world.failure !== null) return;
  }
}

/** Nothing goes wrong any more; pages finish, and what was delayed for days arrives. */
async function calmDown(world: World, { persons }: People): Promise<void> {
  if (world.failure !== null) return;
  const { faults, timeline, server } = world;
  faults.isCalm = true;
  server.skewMs = 0;
  for (const { browser } of persons) browser.disk.isFull = false;
  await world.until(timeline.nowMs + 5 * MINUTE_MS);
  for (const { browser } of persons) {
    browser.setClock(0);
    browser.shutDown(5 * DAY_MS);
  }
  await world.until(timeline.nowMs + 5 * DAY_MS);
}

/** Everybody looks once more: all show the same, and nothing that was kept is missing. */
async function agree(world: World, people: People): Promise<void> {
  if (world.failure !== null) return;
  const { timeline, audit } = world;
  for (let round = 0; round < 3; round++) {
    // Longer than anybody waits before another try.
    for (const { browser } of people.persons) browser.shutDown(2 * HOUR_MS);
    await world.until(timeline.nowMs + 2 * HOUR_MS);
    for (const person of people.persons) {
      if (round === 0) await world.finish(people.join(person));
      await world.finish(
        person.browser.do(async ({ teams }) => {
          const { sync } = await teams.current();
          await sync.catchUp();
        }),
      );
    }
  }
  for (const person of people.persons)
    audit.browsers.get(person.browser)?.checkAgreement(people.copyOf(person));
  world.checkNothingLost();
  for (const { browser } of people.persons) browser.kill();
  await askAgain(world, people);
  await world.check();
}

/** The answer to an id never changes: everything is asked once more, and nothing comes of it. */
async function askAgain(world: World, { teamId }: People): Promise<void> {
  const { server, audit } = world;
  for (const { memberId, command } of audit.server.commands) {
    const caller = { teamId, memberId, role: 'member' } as const;
    const [answer] = await world.finish(server.keep((_, service) => service.submit(caller, [command])));
    if (answer !== undefined) audit.server.answered(memberId, command, answer);
  }
}
