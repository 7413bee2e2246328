import type { Connection } from './connection.ts';
import { checkConstraints, type Constraints } from './constraints.ts';
import type { Converter, ListConverter, StandardSchema } from './converters.ts';
import { ConversionError } from './converters.ts';
import type { ParameterProblem } from './errors.ts';

/** Where a parameter comes from. */
export type Source = 'path' | 'query' | 'header' | 'cookie';

/** The name on the wire, and what a converted value must keep to. */
export type ParameterOptions<D = unknown> = Constraints & {
  /** What a missing one becomes. */
  default?: D;
  alias?: string;
  /** Of a header: whether its name is the declared one with hyphens (so by default), or the declared one itself. */
  convertUnderscores?: boolean;
};

type Conversion<T> = Converter<T> | ListConverter<T> | StandardSchema<T>;
type Converted<C> =
  C extends ListConverter<infer T>
    ? T[]
    : C extends Converter<infer T> | StandardSchema<infer T>
      ? T
      : never;
type Defaulted<O> = O extends { default: infer D } ? D : never;

/** A declared parameter; its value has type `T`. */
export class Parameter<T, S extends Source = Source> {
  declare readonly value: T;
  readonly source: S;
  readonly conversion: Conversion<unknown>;
  readonly options: ParameterOptions;

  constructor(source: S, conversion: Conversion<unknown>, options: ParameterOptions) {
    this.source = source;
    this.conversion = conversion;
    this.options = options;
  }
}

// By its alias a parameter may stand in a path that doesn't have its name.
type Declared<C, O, S extends Source> = Parameter<
  Converted<C> | Defaulted<O>,
  O extends { alias: string } ? Source : S
>;

/** A value of the path template. Mirrors `Path`. */
export const Path = declare('path');
/** A query parameter: the last of a name, or all with `list`. Mirrors `Query`. */
export const Query = declare('query');
/** A header: the first of a name, or all with `list`; `userAgent` and `user_agent` are `user-agent`. Mirrors `Header`. */
export const Header = declare('header');
/** A cookie. Mirrors `Cookie`. */
export const Cookie = declare('cookie');

function declare<S extends Source>(source: S) {
  return <C extends Conversion<unknown>, O extends ParameterOptions = Record<never, never>>(
    conversion: C,
    options?: O & ParameterOptions,
  ) => new Parameter(source, conversion, options ?? {}) as Declared<C, O, S>;
}

/** Reads a declared parameter of a connection: its value, or what is wrong with it. */
export async function readParameter(
  connection: Connection,
  name: string,
  { source, conversion, options }: Parameter<unknown>,
): Promise<{ value: unknown } | { problem: ParameterProblem }> {
  const isPlain = source !== 'header' || options.convertUnderscores === false;
  const hyphened = (): string =>
    name
      .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
      .replaceAll('_', '-')
      .toLowerCase();
  const wireName = options.alias ?? (isPlain ? name : hyphened());
  const found = readAll(connection, source, wireName);
  const raw = source === 'header' ? found[0] : found.at(-1);
  const loc = [source, wireName];
  if (raw === undefined) {
    if ('default' in options) return { value: options.default };
    return { problem: { type: 'missing', loc, msg: 'Field required', input: null } };
  }
  const isList = 'each' in conversion;
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

function readAll(connection: Connection, source: Source, name: string): readonly string[] {
  if (source === 'query') return connection.queryParams.getAll(name);
  if (source === 'header') return connection.headerValues(name.toLowerCase());
  const values = source === 'path' ? connection.pathParams : connection.cookies;
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return value === undefined ? [] : [value];
}

async function convert(conversion: Converter<unknown> | StandardSchema<unknown>, raw: string) {
  // Some schemas are functions too.
  if (!('~standard' in conversion)) return conversion(raw);
  const result = await conversion['~standard'].validate(raw);
  if (!result.issues) return result.value;
  throw new Error(result.issues.map(({ message }) => message).join('; '));
}
