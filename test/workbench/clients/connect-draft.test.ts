import { expect, test } from 'vitest';
import { readConnectDraft } from '../../../src/workbench/clients/connect-draft.ts';

const empty = { path: '/', query: '', protocols: '', headers: '' };

test('reads path, query, subprotocols and headers', () => {
  const draft = {
    path: 'room',
    query: '?token=a:b',
    protocols: 'v2, v1',
    headers: 'X-Room: a: b\n\nCookie: id=1',
  };
  expect(readConnectDraft(draft)).toEqual({
    status: 'ready',
    plan: {
      target: '/room?token=a:b',
      protocols: ['v2', 'v1'],
      headers: [
        ['X-Room', 'a: b'],
        ['Cookie', 'id=1'],
      ],
    },
  });
});

test('a query is added to one that is in the path already', () => {
  expect(readConnectDraft({ ...empty, path: '/a?b=1', query: 'c=2' })).toMatchObject({
    plan: { target: '/a?b=1&c=2' },
  });
});

test.each([
  [{ path: '/a#b' }, { field: 'path', problem: 'fragment' }],
  [{ query: 'a#b' }, { field: 'query', problem: 'fragment' }],
  [{ protocols: 'a b' }, { field: 'protocols', problem: 'not-a-token', name: 'a b' }],
  [{ protocols: 'a, a' }, { field: 'protocols', problem: 'twice', name: 'a' }],
  [{ headers: 'X-Room' }, { field: 'headers', problem: 'no-colon', line: 'X-Room' }],
  [{ headers: 'X Room: 1' }, { field: 'headers', problem: 'not-a-token', line: 'X Room: 1' }],
  [{ headers: 'A: 1\na: 2' }, { field: 'headers', problem: 'twice', line: 'a: 2' }],
  [{ headers: 'A: €' }, { field: 'headers', problem: 'bad-value', line: 'A: €' }],
  [{ headers: 'Upgrade: x' }, { field: 'headers', problem: 'taken', line: 'Upgrade: x' }],
])('%j is told at its field', (wrong, problem) => {
  expect(readConnectDraft({ ...empty, ...wrong })).toEqual({ status: 'wrong', problem });
});
