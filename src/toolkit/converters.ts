/** Turns one raw text into a value, or throws when it doesn't fit. */
export type Converter<T> = (raw: string) => T;

/** A converter for each of several values of one name. */
export type ListConverter<T> = { readonly each: Converter<T> };

/** The part of a Standard Schema (standardschema.dev: zod, valibot, arktype…) that is used here. */
export type StandardSchema<T> = {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => SchemaResult<T> | Promise<SchemaResult<T>>;
    readonly types?: { readonly input: unknown; readonly output: T } | undefined;
  };
};
type SchemaResult<T> =
  | { readonly value: T; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string }[] };

/** What a converter throws to name the kind of problem; of other errors only the message counts. */
export class ConversionError extends Error {
  override readonly name = 'ConversionError';
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** Any text, the empty one too. Mirrors `str`. */
export const str: Converter<string> = (raw) => raw;

/** An integer as pydantic reads it: sign, spaces around, single underscores, a zero fraction; exact up to 2^53. Mirrors `int`. */
export const int: Converter<number> = (raw) => {
  const text = raw.trim();
  const isWhole = /^[+-]?\d+(?:_\d+)*(?:\.0+)?$/.test(text);
  const value = Number(text.replaceAll('_', ''));
  if (isWhole && Number.isSafeInteger(value)) return value || 0;
  throw new ConversionError('int_parsing', 'Input should be a valid integer');
};

/** A number as pydantic reads it, with exponents, `nan` and `inf`. Mirrors `float`. */
export const float: Converter<number> = (raw) => {
  const text = raw.trim().toLowerCase().replace('infinity', 'inf');
  if (/^[+-]?nan$/.test(text)) return NaN;
  if (/^[+-]?inf$/.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (decimal.test(text)) return Number(text.replaceAll('_', ''));
  throw new ConversionError('float_parsing', 'Input should be a valid number');
};
const decimal = /^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/;

/** true t 1 yes y on, or false f 0 no n off, in any case, and nothing else. Mirrors `bool`. */
export const bool: Converter<boolean> = (raw) => {
  const text = raw.toLowerCase();
  if (/^(true|t|1|yes|y|on)$/.test(text)) return true;
  if (/^(false|f|0|no|n|off)$/.test(text)) return false;
  throw new ConversionError('bool_parsing', 'Input should be a valid boolean');
};

/** All values of a repeated query parameter or header, each converted. Mirrors `list[…]`. */
export function list<T>(each: Converter<T>): ListConverter<T> {
  return { each };
}

/** One of these words. Mirrors an `Enum` or a `Literal`. */
export function oneOf<const T extends readonly string[]>(...words: T): Converter<T[number]> {
  return (raw) => {
    if (words.includes(raw)) return raw;
    const expected = words.map((word) => `'${word}'`).join(' or ');
    throw new ConversionError('enum', `Input should be ${expected}`);
  };
}
