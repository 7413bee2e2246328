export type Message =
  { type: 'sum'; a: number; b: number } | { type: 'broken'; error: 'json' | 'schema' };

export function parseMessage(text: string): Message {
  let value: { op?: unknown; a?: unknown; b?: unknown };
  try {
    value = JSON.parse(text) as typeof value;
  } catch {
    return { type: 'broken', error: 'json' };
  }
  const { op, a, b } = value;
  const isSum = op === 'sum' && typeof a === 'number' && typeof b === 'number';
  return isSum ? { type: 'sum', a, b } : { type: 'broken', error: 'schema' };
}
