import type { Language } from './text.ts';

/** A number as the language writes it. */
export function formatNumber(value: number, language: Language, digits = 0): string {
  const name = `${language} ${digits}`;
  let format = numberFormats.get(name);
  if (format === undefined) {
    const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    format = new Intl.NumberFormat(language, options);
    numberFormats.set(name, format);
  }
  return format.format(value);
}

const numberFormats = new Map<string, Intl.NumberFormat>();
