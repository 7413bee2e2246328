import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/translations/text.ts';
import { codeBlocks, type LessonText, predictions, readLessonTexts } from './lesson-texts.ts';

const texts = await readLessonTexts();
const concepts = texts.filter(({ path }) => path.includes('/concept.'));
const examples = texts.filter(({ path }) => path.includes('/example/about.'));
const letterOf = (path: string): string => path.charAt(0).toUpperCase();
const letters = 'ABCDEFGHI';

const headings: Record<Language, readonly string[]> = {
  es: [
    'En una frase',
    'La forma de FastAPI',
    'La forma de TypeScript',
    'Lo que suele contarse mal',
    'Viniendo de FastAPI',
    'Términos',
    'Para saber más',
  ],
  en: [
    'In one breath',
    'The FastAPI form',
    'The TypeScript form',
    'What is often told wrong',
    'Coming from FastAPI',
    'Terms',
    'Further reading',
  ],
};

describe.each(concepts)('$path', (text) => {
  const { markdown, path, language } = text;

  test('has 400 to 800 words, without its code and the answers that are folded', () => {
    expect(wordsOf(markdown)).toBeGreaterThanOrEqual(400);
    expect(wordsOf(markdown)).toBeLessThanOrEqual(800);
  });

  test('has every part of a concept, in order', () => {
    const found = [...markdown.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
    expect(found.filter((heading) => headings[language].includes(heading))).toEqual(
      headings[language],
    );
    expect(found.some((heading) => /^(Por qué|Why) /.test(heading))).toBe(true);
  });

  test('shows the FastAPI form beside that of the toolkit and that of ws', () => {
    const blocks = codeBlocks(text);
    expect(blocks.some((block) => block.language === 'python')).toBe(true);
    for (const name of ['enchufe', 'ws']) {
      expect(blocks.some(({ code }) => code.includes(`from '${name}'`))).toBe(true);
    }
  });

  test('names every term in both languages', () => {
    const heads = [...markdown.matchAll(/^\| (Español|English) +\| (Español|English) +\|/gm)];
    expect(heads.map(([, first, second]) => [first, second])).toEqual([
      language === 'es' ? ['Español', 'English'] : ['English', 'Español'],
    ]);
  });

  test('leads to the standard, to ws and to FastAPI', () => {
    const links = markdown.slice(markdown.lastIndexOf('## '));
    for (const place of [
      'https://www.rfc-editor.org/rfc/',
      'https://github.com/websockets/ws',
      'https://fastapi.tiangolo.com/',
    ]) {
      expect(links).toContain(place);
    }
  });

  test('asks at least one prediction of its own, and every answer says why', () => {
    const asked = predictions(text).filter(({ id }) => /-[a-i][1-9]$/.test(id));
    expect(asked.length).toBeGreaterThanOrEqual(1);
    for (const { answers } of predictions(text)) expect(answers).toBeGreaterThanOrEqual(3);
    for (const answers of answersOf(markdown)) {
      expect(answers.filter((answer) => answer.length < 20)).toEqual([]);
      expect(answers.filter((answer) => /^(Sí|Yes|Right)[.,:]? /.test(answer))).toHaveLength(1);
    }
  });

  test('opens with a question from the section before, and one from three before', () => {
    const place = letters.indexOf(letterOf(path));
    const asked = predictions(text).map(({ id }) => questionOf(markdown, id));
    for (const back of [1, 3]) {
      const earlier = place < back ? undefined : letters[place - back];
      if (earlier === undefined) continue;
      const words =
        language === 'es' ? `Repaso de la sección ${earlier}:` : `From section ${earlier}:`;
      expect(asked.filter((question) => question.startsWith(words))).toHaveLength(1);
    }
  });
});

test.each(examples)('$path names three things to try', ({ markdown }) => {
  expect([...markdown.matchAll(/^\d\. \*\*/gm)]).toHaveLength(3);
});

test('the code on a concept page is the same in both languages', () => {
  const code = (language: Language): string[] =>
    concepts
      .filter((text) => text.language === language)
      .flatMap(codeBlocks)
      .map((block) => block.code);
  expect(code('es')).toEqual(code('en'));
});

describe('the check of concepts', () => {
  const concept = concepts.find(({ path }) => path === 'e-receive/concept.en.md') as LessonText;

  test('counts neither code nor folded answers', () => {
    expect(wordsOf('two words\n\n```ts\nconst one = 1;\n```\n')).toBe(2);
    expect(wordsOf('one\n<details>\n<summary>no</summary>\n\nwhy not\n\n</details>\n')).toBe(1);
  });

  test('sees a prediction with two right answers', () => {
    const twice = concept.markdown.replace(/^No\. /m, 'Yes. ');
    const right = answersOf(twice).map((answers) =>
      answers.filter((each) => /^Yes[.,:]? /.test(each)),
    );
    expect(right.some(({ length }) => length === 2)).toBe(true);
  });
});

/** How many words are read straight through. */
function wordsOf(markdown: string): number {
  const read = markdown
    .replace(/^```.*?^```$/gms, ' ')
    .replace(/<details>.*?<\/details>/gs, ' ')
    .replace(/\]\([^)]*\)/g, '] ')
    .replace(/<[^>]*>/g, ' ');
  return [...read.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’_.-]*/gu)].length;
}

/** What each prediction says to each of its answers. */
function answersOf(markdown: string): string[][] {
  return [...markdown.matchAll(/<div class="prediction".*?^<\/div>$/gms)].map(([prediction]) =>
    [...prediction.matchAll(/<\/summary>\s*(.*?)\s*<\/details>/gs)].map(([, said = '']) => said),
  );
}

function questionOf(markdown: string, id: string): string {
  const [, question = ''] = markdown.split(`<p id="${id}"><strong>`);
  return question;
}
