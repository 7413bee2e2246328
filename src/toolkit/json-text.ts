/** A value as compact JSON; a TypeError for what JSON has no word for, such as undefined. */
export function jsonText(value: unknown): string {
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`A ${typeof value} can't be written as JSON.`);
  return text;
}
