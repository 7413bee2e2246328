import { expect, test } from 'vitest';
import {
  readMessageDraft,
  toBase64,
  type MessageDraft,
} from '../../../src/workbench/clients/message-draft.ts';

const draft = (change: Partial<MessageDraft>): MessageDraft => ({
  format: 'text',
  text: '',
  pieces: 1,
  file: undefined,
  ...change,
});

test.each([
  [
    { text: 'hola', pieces: 3 },
    { type: 'send-text', text: 'hola', pieces: 3 },
  ],
  [
    { format: 'json', text: '{"a": 1}' },
    { type: 'send-text', text: '{"a": 1}', pieces: 1 },
  ],
  [
    { format: 'bytes', text: '48 69' },
    { type: 'send-bytes', base64: 'SGk=', pieces: 1 },
  ],
  [
    { format: 'ping', text: 'ñ' },
    { type: 'ping', base64: 'w7E=' },
  ],
  [
    { format: 'raw', text: '0x89 00', pieces: 0 },
    { type: 'write-raw', base64: 'iQA=' },
  ],
] as const)('%j becomes an order', (change, order) => {
  expect(readMessageDraft(draft(change))).toEqual({ status: 'ready', order });
});

test.each([
  [{ format: 'bytes', text: '4' }, { problem: 'bad-hex' }],
  [{ format: 'raw', text: '' }, { problem: 'no-bytes' }],
  [{ format: 'ping', text: 'ñ'.repeat(63) }, { problem: 'ping-too-big' }],
  [{ format: 'file' }, { problem: 'no-file' }],
  [
    { format: 'file', file: { name: 'a', size: 2_000_000, bytes: undefined } },
    { problem: 'file-too-big', size: 2_000_000 },
  ],
  [{ pieces: 0 }, { problem: 'bad-pieces' }],
  [{ pieces: 65 }, { problem: 'bad-pieces' }],
  [{ pieces: 1.5 }, { problem: 'bad-pieces' }],
] as const)('%j cannot be sent', (change, problem) => {
  expect(readMessageDraft(draft(change))).toEqual({ status: 'wrong', problem });
});

test('what is not JSON is told with the reason', () => {
  expect(readMessageDraft(draft({ format: 'json', text: '{' }))).toMatchObject({
    status: 'wrong',
    problem: { problem: 'bad-json', reason: expect.stringContaining('JSON') as string },
  });
});

test('a big file survives base64', () => {
  const bytes = Uint8Array.from({ length: 100_001 }, (_, index) => index % 251);
  expect(Buffer.from(toBase64(bytes), 'base64').equals(bytes)).toBe(true);
});
