import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadLessonFiles } from '../../src/course/load-lesson-files.ts';
import { readPredictions, tellTruth } from '../../src/course/predictions.ts';
import { readLessonTexts } from './lesson-texts.ts';

const lessonFiles = await loadLessonFiles(
  fileURLToPath(new URL('../../lessons/', import.meta.url)),
);

const text = `
## Predice

<div class="prediction" data-checks="text-type binary-type" role="group" aria-labelledby="prediction-e1">

<p id="prediction-e1"><strong>¿Qué es <code>a &amp;&amp; b</code> <strong>antes</strong> de \`ws\`?</strong></p>

<details>
<summary>Una cadena: <code>'hola'</code></summary>

No. Así llega en **el navegador**; mira [la norma](https://www.rfc-editor.org/rfc/rfc6455).
Y nada más.

</details>

<details>
<summary>Un <code>Buffer</code></summary>

Sí. Escribe \`data.toString()\`.

</details>

</div>

Después.
`;

describe('readPredictions', () => {
  test('reads a question with its checks and its answers as sentences', () => {
    expect(readPredictions(text)).toEqual([
      {
        id: 'e1',
        checks: ['text-type', 'binary-type'],
        question: '¿Qué es \`a && b\` antes de \`ws\`?',
        choices: [
          {
            text: "Una cadena: `'hola'`",
            explanation: 'No. Así llega en **el navegador**; mira la norma. Y nada más.',
            isRight: false,
          },
          { text: 'Un `Buffer`', explanation: 'Sí. Escribe `data.toString()`.', isRight: true },
        ],
      },
    ]);
  });

  test('tells what is so without agreeing with somebody who answered otherwise', () => {
    const tell = (explanation: string) => tellTruth({ text: '', explanation, isRight: true });
    expect(tell('Sí: los de su propio proceso.')).toBe('Los de su propio proceso.');
    expect(tell('Right, it does not match.')).toBe('It does not match.');
  });

  test('takes what is no question with two answers for none', () => {
    expect(readPredictions('## Texto')).toEqual([]);
    expect(readPredictions(text.replace(/<details>.*?<\/details>/s, ''))).toEqual([]);
  });
});

describe('the predictions of the course', async () => {
  const concepts = (await readLessonTexts()).filter(({ path }) => path.includes('/concept.'));
  const all = concepts.map(({ path, language, markdown }) => ({
    section: path.split('/')[0] ?? '',
    language,
    path,
    markdown,
    predictions: readPredictions(markdown),
  }));

  test('are all read', () => {
    const unread = all.filter(
      ({ markdown, predictions }) =>
        markdown.split('class="prediction"').length - 1 !== predictions.length,
    );
    expect(unread.map(({ path }) => path)).toEqual([]);
    expect(all.flatMap(({ predictions }) => predictions).length).toBeGreaterThan(0);
  });

  test('have one right answer each, in the same place in both languages, and name the same checks', () => {
    const facts = new Map<string, Set<string>>();
    const wrong = all.flatMap(({ path, section, predictions }) =>
      predictions.flatMap(({ id, checks, choices }) => {
        const right = choices.flatMap(({ isRight }, place) => (isRight ? [place] : []));
        const known = facts.get(`${section} ${id}`) ?? new Set();
        facts.set(`${section} ${id}`, known.add(JSON.stringify([right, checks])));
        return right.length === 1 ? [] : [`${path} ${id}`];
      }),
    );
    const unlike = [...facts].filter(([, versions]) => versions.size !== 1).map(([name]) => name);
    expect({ wrong, unlike }).toEqual({ wrong: [], unlike: [] });
  });

  test('name checks that an exercise of their section has', () => {
    const named = all.flatMap(({ section, predictions }) =>
      predictions.flatMap(({ checks }) => checks.map((check) => ({ section, check }))),
    );
    const missing = named.filter(({ section, check }) => !checksOf(section).includes(check));
    expect(missing).toEqual([]);
    expect(named.length).toBeGreaterThan(0);
  });
});

/** The ids of all checks of a section. */
function checksOf(section: string): string[] {
  return Object.entries(lessonFiles)
    .filter(([path]) => new RegExp(`^${section}/[^/]+/(?:checks|asks)\\.ts$`).test(path))
    .flatMap(([, text]) => [...text.matchAll(/^\s*id: '([^']+)'/gm)].map(([, id = '']) => id));
}
