import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { showBrowser } from './show.ts';
import { startDemoTeam } from './team.ts';
import { takeTour } from './tour/tour.ts';

/** What the demo leaves on disk, out of the way of builds and of git. */
const FOLDER = fileURLToPath(new URL('../.demo', import.meta.url));
/** Where the team's server listens. */
const PORT = process.env.PORT ?? '8787';

const say = (line: string) => process.stdout.write(`${line}\n`);

const { values } = parseArgs({ options: { tour: { type: 'boolean' }, join: { type: 'string' } } });
const hasDisplay =
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

await mkdir(FOLDER, { recursive: true });
if (values.join !== undefined) await showAnother(values.join);
else if (hasDisplay && !values.tour) await showFirst();
else await takeTour({ folder: `${FOLDER}/pictures`, say });

/** The server, a browser of the team's owner, and the way in for others. */
async function showFirst(): Promise<void> {
  const team = await startDemoTeam({ folder: `${FOLDER}/server`, port: PORT }).catch((error: Error) => {
    say(`The team's server can't start: ${error.message}`);
    say(
      'Is the demo open already? Close its browser first, or open another rep beside it by the line that it printed. Else set PORT.',
    );
    return null;
  });
  if (team === null) {
    process.exitCode = 1;
    return;
  }
  try {
    const owner = await team.invite('Dana', 'owner');
    const rep = await team.invite('Sam', 'member');
    say(`The team's server is up. ${team.name} shares its credits from now on.`);
    say('');
    say('A second rep, in another terminal:');
    say(`  npm start -- --join "${rep}"`);
    say('or paste that link in the Settings of another browser that has the extension.');
    say('');
    await showBrowser({ profile: `${FOLDER}/profile`, link: owner, say });
  } finally {
    await team.stop();
  }
}

/** A browser of another rep, who joins by a link. */
async function showAnother(link: string): Promise<void> {
  // One profile for each link: a rep who comes back is known.
  const name = link.slice(-8).replaceAll(/\W/g, '');
  await showBrowser({ profile: `${FOLDER}/profile-${name}`, link, say });
}
