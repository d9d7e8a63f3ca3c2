import { counters } from './counters.ts';
import { type Figure, judge, type Row } from './figure.ts';
import { catchUp } from './history/catchUp.ts';
import { holdInHistory } from './history/hold.ts';
import { holds } from './holds.ts';
import { keepTogether } from './kit/folder.ts';
import { Stage } from './kit/stage.ts';
import { loadScript, othersLoad, pageLoad } from './page/load.ts';
import { mainThread } from './page/mainThread.ts';
import { memory } from './page/memory.ts';
import { guardSize, size } from './page/size.ts';
import { selection } from './selection.ts';
import { table } from './table.ts';
import { watchedHold } from './watchers/hold.ts';
import { told } from './watchers/told.ts';

// `npm run bench`: figures beside their baselines, as a table or with --json as an array. Words pick figures by name.

const ALL: readonly Figure[] = [
  guardSize,
  size,
  mainThread,
  pageLoad,
  ...othersLoad,
  loadScript,
  memory,
  selection,
  counters,
  told,
  watchedHold,
  catchUp,
  holdInHistory,
  holds,
];

const args = process.argv.slice(2);
const json = args.includes('--json');
const words = args.filter((arg) => !arg.startsWith('-')).map((word) => word.toLowerCase());
const picked =
  words.length === 0
    ? ALL
    : ALL.filter(({ name }) => words.some((word) => name.toLowerCase().includes(word)));
if (picked.length === 0) {
  process.stderr.write(
    `No figure has that in its name. There are:\n${ALL.map(({ name }) => `  ${name}\n`).join('')}`,
  );
  process.exit(1);
}

keepTogether();
const stage = new Stage();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => stage.end().finally(() => process.exit(1)));
}
const rows: Row[] = [];
try {
  for (const figure of picked) {
    process.stderr.write(`measuring: ${figure.name}\n`);
    rows.push(judge(figure, await figure.measure(stage)));
    await stage.endFigure();
  }
} finally {
  await stage.end();
}
process.stdout.write(json ? `${JSON.stringify(rows, null, 2)}\n` : table(rows));
