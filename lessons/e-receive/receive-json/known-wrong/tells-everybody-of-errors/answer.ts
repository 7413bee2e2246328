
export function answer(data: Buffer, isBinary: boolean): string {
  if (isBinary) return 'bytes:' + data.byteLength;
  const text = data.toString('utf8');
  if (text[0] !== '{') return 'text:' + [...text].length;
  let value: any;
  try { value = JSON.parse(text); } catch { return JSON.stringify({ ok: false, error: 'json' }); }
  if (value.op === 'sum' && typeof value.a === 'number' && typeof value.b === 'number') return JSON.stringify({ ok: true, r: value.a + value.b });
  return JSON.stringify({ ok: false, error: 'schema' });
}
