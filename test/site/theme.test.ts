import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';

const css = await readFile(new URL('../../src/site/theme.css', import.meta.url), 'utf8');
const light = readColors(/:root \{(.*?)\n\}/s);
const dark = readColors(/\[data-theme='dark'\] \{(.*?)\n\}/s);
const systemDark = readColors(/:root:not\(\[data-theme\]\) \{(.*?)\n {2}\}/s);

const backgrounds = ['background', 'surface', 'surface-sunken'];
const words = [
  ...['text', 'text-soft', 'accent', 'client', 'server', 'control', 'failed', 'passed'],
  ...['code-keyword', 'code-string', 'code-function', 'code-comment', 'code-constant'],
];

const pairs = [
  ...words.flatMap((word) => backgrounds.map((background) => [word, background] as const)),
  ['on-accent', 'accent'],
  ['text', 'accent-soft'],
  ['accent', 'accent-soft'],
  ['text', 'failed-soft'],
  ['failed', 'failed-soft'],
  ['text', 'passed-soft'],
  ['passed', 'passed-soft'],
] as const;

describe.each([
  ['light', light],
  ['dark', dark],
])('in the %s theme', (_theme, colors) => {
  test.each(pairs)('%s on %s has a contrast of at least 4.5', (front, back) => {
    expect(contrast(pick(colors, front), pick(colors, back))).toBeGreaterThanOrEqual(4.5);
  });

  test('strong borders have a contrast of at least 3 on the surface', () => {
    const ratio = contrast(pick(colors, 'border-strong'), pick(colors, 'surface'));
    expect(ratio).toBeGreaterThanOrEqual(3);
  });
});

test('a dark system gets the colours of the dark theme', () => {
  expect(systemDark).toEqual(dark);
});

test('the dark theme gives every colour of the light one', () => {
  expect([...dark.keys()]).toEqual([...light.keys()]);
});

function readColors(block: RegExp): Map<string, string> {
  const declarations = block.exec(css)?.[1] ?? '';
  const colors = declarations.matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g);
  return new Map([...colors].map(([, name, value]) => [name ?? '', value ?? '']));
}

function pick(colors: Map<string, string>, name: string): string {
  const color = colors.get(name);
  if (!color) throw new Error(`There is no --color-${name}.`);
  return color;
}

/** The contrast of WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
