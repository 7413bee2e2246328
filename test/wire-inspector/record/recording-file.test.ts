import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  mostCharacters,
  readRecording,
  writeRecording,
  type Recording,
} from '../../../src/wire-inspector/record/recording-file.ts';
import { anyWire } from '../../network/any-wire.ts';
import { bytes, opened, up } from '../../network/wire-of-ana.ts';

const recording: Recording = {
  title: 'Eco',
  recordedAt: '2026-05-04T10:20:30.000Z',
  leftOut: 0,
  events: [opened(), bytes(up, 'hola', 3, { file: 'server.ts', line: 4 })],
};

test('any events survive being written and read', () => {
  fc.assert(
    fc.property(anyWire, fc.string({ maxLength: 100 }), fc.nat(), (events, title, leftOut) => {
      const written = { ...recording, title, leftOut, events };
      expect(readRecording(writeRecording(written))).toEqual({
        status: 'read',
        recording: written,
      });
    }),
  );
});

describe('refuses', () => {
  const text = writeRecording(recording);

  test('what is no recording', () => {
    for (const foreign of [
      '',
      'hello',
      '{"a":1}',
      '[]',
      'null',
      '{"format":"other","version":1}',
    ]) {
      expect(readRecording(foreign)).toEqual({ status: 'foreign' });
    }
  });

  test('a recording of a later format, whatever is in it', () => {
    expect(readRecording('{"format":"enchufe-wire","version":2,"frames":{}}')).toEqual({
      status: 'newer',
    });
  });

  test('a file that was cut off, wherever it was', () => {
    for (let length = 24; length < text.length; length += 1) {
      expect(readRecording(text.slice(0, length))).toEqual({ status: 'damaged', place: 'JSON' });
    }
  });

  test('a damaged event, and says where it stands', () => {
    const damaged = text.replace('"client-to-server"', '"sideways"');
    expect(readRecording(damaged)).toEqual({
      status: 'damaged',
      place: 'events › 1 › direction',
    });
  });

  test('bytes that are no base64', () => {
    expect(readRecording(text.replace('"aG9sYQ=="', '"aG9sYQ"'))).toEqual({
      status: 'damaged',
      place: 'events › 1 › bytes',
    });
  });

  test('an event of a connection that never opened', () => {
    const events = [opened(1), { type: 'closed', connection: 2, time: 1 } as const];
    expect(readRecording(writeRecording({ ...recording, events }))).toEqual({
      status: 'damaged',
      place: 'events › 1 › connection',
    });
  });

  test('more than a page can hold', () => {
    expect(readRecording(' '.repeat(mostCharacters + 1))).toEqual({ status: 'too-big' });
  });

  test('any text without an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), mutationsOf(text)), (any) => {
        expect(readRecording(any).status).toMatch(/^(read|foreign|newer|damaged)$/);
      }),
    );
  });
});

function mutationsOf(text: string): fc.Arbitrary<string> {
  return fc
    .tuple(fc.nat(text.length), fc.nat(8), fc.string({ maxLength: 4 }))
    .map(([at, gone, put]) => text.slice(0, at) + put + text.slice(at + gone));
}
