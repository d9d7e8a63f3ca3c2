import type { Row } from './figure.ts';

const HEAD = ['', 'figure', 'value', 'baseline', 'ratio', 'goal'];

/** Rows for people, a line each. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ name, value, unit, baseline, ratio, goal, better, ok }) => [
    ok ? 'ok' : 'SLOW',
    name,
    `${round(value)} ${unit}`,
    `${round(baseline)} ${unit}`,
    `${ratio.toFixed(2)}×`,
    goal === null ? '' : `${better === 'lower' ? '≤' : '≥'} ${goal}×`,
  ]);
  const lines = [HEAD, ...cells];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const pad = (cell: string, column: number) =>
    column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return lines.map((line) => `${line.map(pad).join('  ').trimEnd()}\n`).join('');
}

/** Three figures are more than such numbers are worth. */
function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
