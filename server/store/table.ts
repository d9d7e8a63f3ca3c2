type ColumnType = 'text' | 'bigint' | 'boolean' | 'json';

/** Columns by the names that their values have in the program: `runId` is the column `run_id`. */
export type Columns<Row> = Readonly<Record<keyof Row & string, ColumnType>>;

/** A table of which every row is of one team. Rows are written from JSON, many at once, under the names they have here. */
export interface Table {
  readonly name: string;
  /** What tells a row from another of its team. */
  readonly key: Readonly<Record<string, ColumnType>>;
  /** What stays as it was written first. */
  readonly fixed: Readonly<Record<string, ColumnType>>;
  readonly changing: Readonly<Record<string, ColumnType>>;
}

function columnOf(name: string): string {
  return `"${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`;
}

/** A list to select, from the table or alias `from`. */
export function select(columns: Readonly<Record<string, ColumnType>>, from: string): string {
  return Object.keys(columns)
    .map((name) => `${from}.${columnOf(name)} as "${name}"`)
    .join(', ');
}

/** The rows that a parameter lists as JSON, as the relation `x`. */
export function records(columns: Readonly<Record<string, ColumnType>>, param: string): string {
  const list = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
  return `json_to_recordset(${param}::text::json) as x(${list.join(', ')})`;
}

/** A statement that adds rows: `$1` is the team, `$2` the rows as JSON. */
export function insertInto({ name, key, fixed, changing }: Table): string {
  const columns = { ...key, ...fixed, ...changing };
  const names = Object.keys(columns);
  return `insert into ${name} (team_id, ${names.map(columnOf).join(', ')})
    select $1, ${names.map((column) => `x."${column}"`).join(', ')} from ${records(columns, '$2')}`;
}

/**
 * A statement that adds rows or changes those that are there: `$1` is the team, `$2` the rows as JSON.
 *
 * @param sums columns to which the given value is added, instead of being replaced by it
 */
export function upsertInto(table: Table, sums: readonly string[] = []): string {
  const sets = Object.keys(table.changing).map((name) => {
    const column = columnOf(name);
    const sum = sums.includes(name) ? `${table.name}.${column} + ` : '';
    return `${column} = ${sum}excluded.${column}`;
  });
  const key = Object.keys(table.key).map(columnOf).join(', ');
  return `${insertInto(table)} on conflict (team_id, ${key}) do update set ${sets.join(', ')}`;
}

/** A statement that changes a team's own row: `$1` is the team, `$2` a list of one record as JSON. */
export function updateTeam(columns: Readonly<Record<string, ColumnType>>): string {
  const sets = Object.keys(columns).map((name) => `${columnOf(name)} = x."${name}"`);
  return `update teams set ${sets.join(', ')} from ${records(columns, '$2')} where team_id = $1`;
}
