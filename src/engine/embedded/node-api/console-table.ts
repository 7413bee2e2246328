import { inspect } from './util.ts';

const INDEX = '(index)';
const ITERATION = '(iteration index)';
const VALUES = 'Values';

/** A value as the table that Node's `console.table` prints; undefined where it is no table. */
export function formatTable(data: unknown, columns?: readonly string[]): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const rows = rowsOf(data);
  const isIterated = data instanceof Map || data instanceof Set;
  const found: string[] = [];
  let hasValues = false;
  for (const [, value] of rows) {
    if (typeof value === 'object' && value !== null && !isIterated) {
      for (const key of Object.keys(value)) if (!found.includes(key)) found.push(key);
    } else {
      hasValues = true;
    }
  }
  const keys = columns ?? found;
  const mapColumns = data instanceof Map ? ['Key', VALUES] : undefined;
  const header = [
    isIterated ? ITERATION : INDEX,
    ...(mapColumns ?? [...keys, ...(hasValues ? [VALUES] : [])]),
  ];
  const body = rows.map(([index, value, key]) => {
    if (mapColumns) return [index, show(key), show(value)];
    const isRow = typeof value === 'object' && value !== null && !isIterated;
    const cells = keys.map((name) =>
      isRow && Object.hasOwn(value, name) ? show(Reflect.get(value, name)) : '',
    );
    return [index, ...cells, ...(hasValues ? [isRow ? '' : show(value)] : [])];
  });
  return draw(header, body);
}

function rowsOf(data: object): [index: string, value: unknown, key?: unknown][] {
  if (data instanceof Map) {
    return [...(data as Map<unknown, unknown>)].map(([key, value], index) => [
      String(index),
      value,
      key,
    ]);
  }
  if (data instanceof Set)
    return [...(data as Set<unknown>)].map((value, index) => [String(index), value]);
  return Object.entries(data);
}

function show(value: unknown): string {
  const isLarge =
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length > 2;
  return inspect(value, { maxArrayLength: 3, breakLength: Infinity, depth: isLarge ? -1 : 0 });
}

/** How many columns of a terminal a text takes. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (wide.test(character) ? 2 : 1), 0);
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

function draw(header: string[], body: string[][]): string {
  const widths = header.map(
    (name, column) => Math.max(widthOf(name), ...body.map((row) => widthOf(row[column] ?? ''))) + 2,
  );
  const line = (cells: string[]): string =>
    `│${cells.map((cell, column) => ` ${cell}${' '.repeat((widths[column] ?? 0) - widthOf(cell) - 1)}`).join('│')}│`;
  const rule = (left: string, middle: string, right: string): string =>
    `${left}${widths.map((width) => '─'.repeat(width)).join(middle)}${right}`;
  return [
    rule('┌', '┬', '┐'),
    line(header),
    rule('├', '┼', '┤'),
    ...body.map(line),
    rule('└', '┴', '┘'),
  ].join('\n');
}
