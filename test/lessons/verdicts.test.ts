import { expect, test } from 'vitest';
import { readCorpus, type KnownWrong } from './corpus.ts';
import { findGapsInFiles } from './find-language-gaps.ts';
import { findMiss, verdictOf } from './verdicts.ts';

const hint = { es: 'Mira isBinary', en: 'Look at isBinary' };
const wrong: KnownWrong = { id: 'looks-for-strings', files: {}, expected: 'text-type', hint };
const title = { es: 'Texto', en: 'Text' };
const sides = { expected: { es: 'a', en: 'a' }, received: { es: 'b', en: 'b' } };

const failedAt = (id: string, ...hints: { es: string; en: string }[]) =>
  verdictOf({
    status: 'checked',
    seed: 1,
    results: [
      { id: 'earlier', title, status: 'passed' },
      { id, title, status: 'failed', ...sides, hints, transcript: [] },
    ],
  });

test('finds nothing to say about a wrong submission that is caught with its hint', () => {
  expect(findMiss(wrong, failedAt('text-type', hint))).toBeUndefined();
});

test('says which check caught a wrong submission instead', () => {
  expect(findMiss(wrong, failedAt('schema', hint))).toBe(
    'expected text-type to catch it first, got schema failed: expected a, got b (seed 1)',
  );
});

test('says which hint was shown instead', () => {
  expect(findMiss(wrong, failedAt('text-type', { es: 'Otra', en: 'Another' }))).toBe(
    'expected the hint "Look at isBinary", got "Another"',
  );
});

test('says that nothing caught a wrong submission', () => {
  const passed = verdictOf({
    status: 'checked',
    seed: 1,
    results: [{ id: 'text-type', title, status: 'passed' }],
  });
  expect(findMiss(wrong, passed)).toBe('expected text-type to catch it, but all checks passed');
});

test('takes a report without any check for no proof', () => {
  expect(verdictOf({ status: 'checked', seed: 1, results: [] })).toEqual({
    status: 'not-checkable',
    first: 'no-checks',
    story: 'There are no checks.',
  });
});

test('reads the submissions of an exercise from its folders', () => {
  const [exercise] = readCorpus({
    'e-receive/receive-json/exercise.json': '{"entry":"server.ts"}',
    'e-receive/receive-json/starter/server.ts': 'starter',
    'e-receive/receive-json/solution/server.ts': 'solution',
    'e-receive/receive-json/also-right/in-files/server.ts': 'server',
    'e-receive/receive-json/also-right/in-files/lib/reply.ts': 'reply',
    'e-receive/receive-json/known-wrong/dies/server.ts': 'dies',
    'e-receive/receive-json/known-wrong/dies/verdict.json': '{"check":"bad-json"}',
  });
  expect(exercise).toEqual({
    section: 'e-receive',
    id: 'receive-json',
    entry: 'server.ts',
    subject: 'server',
    checks: 'e-receive/receive-json/checks.ts',
    starter: { id: 'starter', files: { 'server.ts': 'starter' } },
    solution: { id: 'solution', files: { 'server.ts': 'solution' } },
    alsoRight: [{ id: 'in-files', files: { 'server.ts': 'server', 'lib/reply.ts': 'reply' } }],
    knownWrong: [
      { id: 'dies', files: { 'server.ts': 'dies' }, expected: 'bad-json', hint: undefined },
    ],
  });
});

test('says which text lacks a language, and where headings differ', () => {
  const gaps = findGapsInFiles({
    'e/concept.es.md': '## Uno\n\n## Dos',
    'e/concept.en.md': '## One\n\n### Two',
    'e/task.es.md': 'Hola',
    'e/about.en.md': 'Hello',
  });
  expect(gaps).toEqual([
    'e/concept.es.md and e/concept.en.md have different headings: ## ## and ## ###',
    'e/task.en.md is missing.',
    'e/about.es.md is missing.',
  ]);
});
