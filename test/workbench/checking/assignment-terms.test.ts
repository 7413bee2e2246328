import { afterEach, expect, test, vi } from 'vitest';
import { readAssignmentTerms } from '../../../src/workbench/checking/assignment-terms.ts';

const keep = (text: string | null): void => {
  vi.stubGlobal('localStorage', { getItem: () => text });
};
const open = { id: '1', title: 'Week 3', keys: ['e-receive/receive-json'] };

afterEach(() => {
  vi.unstubAllGlobals();
});

test('an exercise goes by the terms of the open assignment, where it belongs to it', () => {
  const terms = { hints: false, solution: false, shownChecks: 2 };
  keep(JSON.stringify({ ...open, terms }));
  expect(readAssignmentTerms('e-receive/receive-json')).toEqual({ title: 'Week 3', ...terms });
  expect(readAssignmentTerms('f-send/echo-in-kind')).toBeUndefined();
});

test('an assignment that says nothing of terms leaves nothing out', () => {
  keep(JSON.stringify(open));
  expect(readAssignmentTerms('e-receive/receive-json')).toEqual({
    ...{ title: 'Week 3', hints: true, solution: true, shownChecks: null },
  });
});

test('what is damaged is no assignment, and a number that is none shows all checks', () => {
  for (const text of [null, '{', 'null', '[]', '{"title":1}', '{"title":"a","keys":"e-receive"}']) {
    keep(text);
    expect(readAssignmentTerms('e-receive/receive-json')).toBeUndefined();
  }
  keep(JSON.stringify({ ...open, terms: { shownChecks: -1 } }));
  expect(readAssignmentTerms('e-receive/receive-json')?.shownChecks).toBeNull();
});
