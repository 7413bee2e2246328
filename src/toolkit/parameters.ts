import type { Connection } from './connection.ts';
import {
  ConversionError,
  type Converter,
  type ListConverter,
  type StandardSchema,
} from './converters.ts';
import type { ParameterProblem } from './errors.ts';

/** Where a parameter comes from. */
export type Source = 'path' | 'query' | 'header' | 'cookie';

/** What turns raw text into a value: a converter, a `list` of one, or a Standard Schema. */
export type Conversion<T> = Converter<T> | ListConverter<T> | StandardSchema<T>;

/** The name on the wire, and what a converted value must keep to; lengths are of texts and lists. */
export type ParameterOptions = {
  alias?: string;
  ge?: number;
  gt?: number;
  le?: number;
  lt?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: RegExp;
  /** Of a header: whether its name is the declared one with hyphens (the default), or the declared one itself. */
  convertUnderscores?: boolean;
};

type WithDefault<D> = ParameterOptions & { default: D };

/** A declared parameter; its value has type `T`. */
export class Parameter<T, S extends Source = Source> {
  declare readonly value: T;
  readonly source: S;
  readonly conversion: Conversion<unknown>;
  readonly options: ParameterOptions & { default?: unknown };

  constructor(source: S, conversion: Conversion<unknown>, options: ParameterOptions = {}) {
    this.source = source;
    this.conversion = conversion;
    this.options = options;
  }
}

type Declare<S extends Source> = {
  <T>(conversion: ListConverter<T>, options?: ParameterOptions): Parameter<T[], S>;
  <T>(conversion: Converter<T> | StandardSchema<T>, options?: ParameterOptions): Parameter<T, S>;
  <T, D>(conversion: ListConverter<T>, options: WithDefault<D>): Parameter<T[] | D, S>;
  <T, D>(
    conversion: Converter<T> | StandardSchema<T>,
    options: WithDefault<D>,
  ): Parameter<T | D, S>;
};

/** A value of the path template. Mirrors `Path`. */
export const Path: Declare<'path'> = declare('path');
/** A query parameter: the last of a name, or all with `list`. Mirrors `Query`. */
export const Query: Declare<'query'> = declare('query');
/** A header: the first of a name, or all with `list`; `userAgent` and `user_agent` are `user-agent`. Mirrors `Header`. */
export const Header: Declare<'header'> = declare('header');
/** A cookie. Mirrors `Cookie`. */
export const Cookie: Declare<'cookie'> = declare('cookie');

function declare<S extends Source>(source: S): Declare<S> {
  return (conversion: Conversion<unknown>, options?: ParameterOptions) =>
    new Parameter<never, S>(source, conversion, options);
}

/** Reads a declared parameter of a connection: its value, or what is wrong with it. */
export async function readParameter(
  connection: Connection,
  name: string,
  { source, conversion, options }: Parameter<unknown>,
): Promise<{ value: unknown } | { problem: ParameterProblem }> {
  const wireName = options.alias ?? (source === 'header' ? headerName(name, options) : name);
  const found = readAll(connection, source, wireName);
  const isList = 'each' in conversion;
  const raw = source === 'header' ? found[0] : found.at(-1);
  const loc = [source, wireName];
  if (raw === undefined) {
    if (Object.hasOwn(options, 'default')) return { value: options.default };
    return { problem: { type: 'missing', loc, msg: 'Field required', input: null } };
  }
  try {
    const value = isList
      ? found.map((one) => conversion.each(one))
      : await convert(conversion, raw);
    checkConstraints(value, options);
    return { value };
  } catch (error) {
    const type = error instanceof ConversionError ? error.type : 'value_error';
    const msg = error instanceof Error ? error.message : String(error);
    return { problem: { type, loc, msg, input: isList ? found : raw } };
  }
}

function headerName(name: string, { convertUnderscores = true }: ParameterOptions): string {
  if (!convertUnderscores) return name;
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').replaceAll('_', '-');
}

function readAll(connection: Connection, source: Source, name: string): readonly string[] {
  switch (source) {
    case 'query':
      return connection.queryParams.getAll(name);
    case 'header':
      return connection.headers.getAll(name);
    case 'path':
      return own(connection.pathParams, name);
    case 'cookie':
      return own(connection.cookies, name);
  }
}

function own(values: Readonly<Record<string, string>>, name: string): string[] {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return value === undefined ? [] : [value];
}

async function convert(
  conversion: Converter<unknown> | StandardSchema<unknown>,
  raw: string,
): Promise<unknown> {
  // Some schemas are functions too.
  if (!('~standard' in conversion)) return conversion(raw);
  const result = await conversion['~standard'].validate(raw);
  if (!result.issues) return result.value;
  throw new Error(result.issues.map(({ message }) => message).join('; '));
}

function checkConstraints(value: unknown, options: ParameterOptions): void {
  const { ge, gt, le, lt, minLength, maxLength, pattern } = options;
  const must = (isRight: boolean, type: string, words: string): void => {
    if (!isRight) throw new ConversionError(type, `Input should ${words}`);
  };
  if (typeof value === 'number') {
    if (ge !== undefined) must(value >= ge, 'greater_than_equal', `be at least ${ge}`);
    if (gt !== undefined) must(value > gt, 'greater_than', `be greater than ${gt}`);
    if (le !== undefined) must(value <= le, 'less_than_equal', `be at most ${le}`);
    if (lt !== undefined) must(value < lt, 'less_than', `be less than ${lt}`);
  }
  if (typeof value === 'string' || Array.isArray(value)) {
    // As in Python, a character is a code point.
    const { length } = [...(value as Iterable<unknown>)];
    const unit = typeof value === 'string' ? 'characters' : 'items';
    if (minLength !== undefined)
      must(length >= minLength, 'too_short', `have at least ${minLength} ${unit}`);
    if (maxLength !== undefined)
      must(length <= maxLength, 'too_long', `have at most ${maxLength} ${unit}`);
  }
  if (pattern && typeof value === 'string')
    must(
      new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, '')).test(value),
      'string_pattern_mismatch',
      `match ${pattern}`,
    );
}
