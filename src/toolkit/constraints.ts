import { ConversionError } from './converters.ts';

/** What a converted value must keep to; lengths are of texts and lists. */
export type Constraints = {
  ge?: number;
  gt?: number;
  le?: number;
  lt?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: RegExp;
};

type Limit = [type: string, words: string, limit: number | undefined, fits: boolean];

/** Throws a `ConversionError` for a value that breaks one of its constraints, with pydantic's types and words. */
export function checkConstraints(value: unknown, constraints: Constraints): void {
  const isText = typeof value === 'string';
  const [kind, subject, unit] = isText
    ? ['string_', 'String', 'characters']
    : ['', 'List', 'items'];
  const broken = limitsOf(value, constraints).find(
    ([, , limit, fits]) => limit !== undefined && !fits,
  );
  if (broken) {
    const [type, words, limit] = broken;
    const isNumber = typeof value === 'number';
    if (isNumber) throw new ConversionError(type, `Input should be ${words} ${limit}`);
    throw new ConversionError(kind + type, `${subject} should have ${words} ${limit} ${unit}`);
  }
  const { pattern } = constraints;
  if (!pattern || !isText || value.search(pattern) >= 0) return;
  const words = `String should match pattern '${pattern.source}'`;
  throw new ConversionError('string_pattern_mismatch', words);
}

function limitsOf(value: unknown, constraints: Constraints): Limit[] {
  const { ge, gt, le, lt, minLength, maxLength } = constraints;
  if (typeof value === 'number') {
    return [
      ['greater_than_equal', 'greater than or equal to', ge, value >= Number(ge)],
      ['greater_than', 'greater than', gt, value > Number(gt)],
      ['less_than_equal', 'less than or equal to', le, value <= Number(le)],
      ['less_than', 'less than', lt, value < Number(lt)],
    ];
  }
  if (typeof value !== 'string' && !Array.isArray(value)) return [];
  // As in Python, a character is a code point.
  const { length } = [...(value as Iterable<unknown>)];
  return [
    ['too_short', 'at least', minLength, length >= Number(minLength)],
    ['too_long', 'at most', maxLength, length <= Number(maxLength)],
  ];
}
