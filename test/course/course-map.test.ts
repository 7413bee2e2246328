import { expect, test } from 'vitest';
import type { Course, Exercise } from '../../src/course/course.ts';
import {
  exerciseKeys,
  listSteps,
  stepName,
  stepNeeds,
  stepPath,
  stepsAround,
} from '../../src/course/course-map.ts';

const text = { es: 'texto', en: 'text' };
const outline = { title: text, summary: text, fastapi: 'x' };

const exercise: Exercise = {
  id: 'receive-json',
  key: 'e-receive/receive-json',
  letter: 'E2',
  kind: 'build-it',
  title: text,
  summary: text,
  entry: 'server.ts',
  task: text,
  starter: { 'server.ts': '' },
  solution: { 'server.ts': '' },
};

const course: Course = {
  sections: [
    { ...outline, status: 'coming', id: 'd-accept', letter: 'D' },
    {
      ...outline,
      status: 'written',
      id: 'e-receive',
      letter: 'E',
      concept: text,
      example: {
        key: 'e-receive/example',
        title: text,
        entry: 'server.ts',
        clientEntry: null,
        about: text,
        files: { 'server.ts': '' },
      },
      exercises: [exercise],
    },
    {
      ...outline,
      status: 'written',
      id: 'f-send',
      letter: 'F',
      concept: text,
      example: null,
      exercises: [],
    },
  ],
};

test('reads from the concept over the example to the exercises, and leaves out what is coming', () => {
  expect(listSteps(course).map(stepPath)).toEqual([
    'e-receive/',
    'e-receive/example/',
    'e-receive/receive-json/',
    'f-send/',
  ]);
});

test('an exercise leads back to the example and on to the next section', () => {
  const { previous, next } = stepsAround(course, 'e-receive/receive-json/');
  expect([previous, next].map((step) => step && stepPath(step))).toEqual([
    'e-receive/example/',
    'f-send/',
  ]);
});

test('the first page has none before it and the last none after it', () => {
  expect(stepsAround(course, 'e-receive/').previous).toBeUndefined();
  expect(stepsAround(course, 'f-send/').next).toBeUndefined();
});

test('a section is done by its exercises; one that is coming has none', () => {
  expect(course.sections.map(exerciseKeys)).toEqual([[], ['e-receive/receive-json'], []]);
});

test('a concept is done by its predictions, an example by its run, an exercise by its checks', () => {
  const question = '<p id="prediction-e1"><strong>What?</strong></p>';
  const concept = { es: `${question}\n${question.replace('e1', 'e2')}`, en: '' };
  const [coming, section, last] = course.sections;
  if (section?.status !== 'written' || !coming || !last) throw new Error('E is written.');
  const asking = { sections: [coming, { ...section, concept }, last] };
  expect(listSteps(asking).map(stepNeeds)).toEqual([
    ['e-receive/prediction-e1', 'e-receive/prediction-e2'],
    ['e-receive/example'],
    ['e-receive/receive-json'],
    [],
  ]);
});

test('a page is called by its letter and its title', () => {
  expect(listSteps(course).map((step) => stepName(step).en)).toEqual([
    'E · text',
    'E · text',
    'E2 · text',
    'F · text',
  ]);
});
