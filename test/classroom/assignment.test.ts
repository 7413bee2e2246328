import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { nameAssignment, readAssignment } from '../../src/classroom/assignment/assignment.ts';
import {
  readAssignmentFragment,
  writeAssignmentLink,
} from '../../src/classroom/assignment/assignment-link.ts';
import {
  compareWithCourse,
  hashCourse,
  hashExercise,
} from '../../src/classroom/assignment/course-version.ts';
import { toBase64Url } from '../../src/classroom/encodings.ts';
import { assignmentWith, named } from './class-of-tests.ts';

const page = 'https://school.example/es/tarea/?from=mail#old';
const link = writeAssignmentLink(named, page);
const fragment = new URL(link).hash;
const linkOf = (text: string): string =>
  `#assignment=1.00000000.${toBase64Url(deflateSync(strToU8(text)))}`;

describe('an assignment link', () => {
  test('carries the whole assignment in its fragment and nothing in what a server sees', async () => {
    expect(link.startsWith('https://school.example/es/tarea/?from=mail#assignment=1.')).toBe(true);
    expect(await readAssignmentFragment(fragment)).toEqual({ status: 'read', ...named });
  });

  test('is short enough for a QR code with all exercises of the course', async () => {
    const exercises = Array.from({ length: 18 }, (_, i) => ({
      key: `a-section-number-${i}/an-exercise-with-a-name`,
      hash: i.toString(16).padStart(16, 'f'),
    }));
    const all = await nameAssignment(assignmentWith({ exercises }));
    expect(writeAssignmentLink(all, page).length).toBeLessThan(1500);
  });

  test('that was cut or changed anywhere is damaged, never another assignment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(fragment.length - 1), fc.base64String(), async (at, other) => {
        const start = '#assignment=1.'.length;
        const cut = start + (at % (fragment.length - start));
        const changed = fragment.slice(0, cut) + other.replace(/[^\w-]/g, '');
        const reading = await readAssignmentFragment(changed);
        expect(reading.status === 'read' ? reading.id : 'damaged').toBe(
          changed === fragment ? named.id : 'damaged',
        );
      }),
    );
  });

  test('says what it is when it is not one', async () => {
    expect(await readAssignmentFragment('#map')).toEqual({ status: 'none' });
    expect(await readAssignmentFragment('')).toEqual({ status: 'none' });
    expect(await readAssignmentFragment('#assignment=2.whatever')).toEqual({ status: 'newer' });
    expect(await readAssignmentFragment('#assignment=')).toEqual({
      status: 'damaged',
      place: 'link',
    });
    expect(await readAssignmentFragment(linkOf('"hello"'))).toEqual({
      status: 'damaged',
      place: 'link',
    });
    expect(await readAssignmentFragment(linkOf(' '.repeat(70_000)))).toEqual({
      status: 'too-big',
    });
    expect(await readAssignmentFragment(linkOf(' '.repeat(30_000_000)))).toEqual({
      status: 'too-big',
    });
    const newer = named.text.replace('"version":1', '"version":2');
    expect(await readAssignmentFragment(linkOf(newer))).toEqual({ status: 'newer' });
  });
});

describe('the text of an assignment', () => {
  test('is the same assignment read back, and another one when a word of it changes', async () => {
    expect(await readAssignment(named.text)).toEqual({ status: 'read', ...named });
    const later = await readAssignment(named.text.replace('2026-12-01', '2026-12-09'));
    expect(later.status === 'read' && later.id !== named.id).toBe(true);
  });

  test('allows all that the workbench gives where it was written before there were terms', async () => {
    const old = named.text.replace(/"terms":\{[^}]*\},/, '');
    expect(old).not.toBe(named.text);
    const reading = await readAssignment(old);
    expect(reading.status === 'read' && reading.assignment.terms).toEqual({
      ...{ hints: true, solution: true, shownChecks: null },
    });
  });

  test('names the field that is wrong', async () => {
    const wrong = named.text.replace('"asks":"name"', '"asks":"shoe size"');
    expect(await readAssignment(wrong)).toEqual({ status: 'damaged', place: 'asks' });
    expect(await readAssignment(named.text.slice(0, 90))).toEqual({
      status: 'damaged',
      place: 'JSON',
    });
    expect(await readAssignment('{"format":"enchufe-work"}')).toEqual({ status: 'foreign' });
    expect(await readAssignment('a letter')).toEqual({ status: 'foreign' });
  });
});

describe('the version of the course', () => {
  const content = {
    key: 'e-receive/receive-json',
    task: { es: 'haz', en: 'do' },
    starter: { 'server.ts': '1' },
    checks: { 'checks.ts': 'check()', 'people.ts': 'enter()' },
  };

  test('changes with the task, the starting code and the checks, and not with their order', async () => {
    const hash = await hashExercise(content);
    expect(await hashExercise({ ...content, task: { en: 'do', es: 'haz' } })).toBe(hash);
    for (const other of [
      { ...content, task: { es: 'haz', en: 'do it' } },
      { ...content, starter: { 'server.ts': '2' } },
      { ...content, checks: { ...content.checks, 'checks.ts': 'check() ' } },
      { ...content, checks: { ...content.checks, 'people.ts': 'enter() ' } },
    ]) {
      expect(await hashExercise(other)).not.toBe(hash);
    }
    expect(await hashCourse({ a: '1', b: '2' })).toBe(await hashCourse({ b: '2', a: '1' }));
  });

  test('tells which exercises of an assignment are as they were, changed or gone', () => {
    expect(
      compareWithCourse(assignmentWith(), { 'e-receive/receive-json': '00000000000000aa' }),
    ).toEqual([
      { key: 'e-receive/receive-json', standing: 'same' },
      { key: 'f-send/echo-in-kind', standing: 'gone' },
    ]);
    expect(
      compareWithCourse(assignmentWith(), { 'f-send/echo-in-kind': 'ffff' })[1]?.standing,
    ).toBe('changed');
  });
});
